"""The demo's files through the loader: what is set aside is what was planted, the rest is the firm."""

from __future__ import annotations

import pyarrow as pa
import pytest

from fremdbild.demo.answers import WAVES
from fremdbild.demo.canonical_firm import firm_tables
from fremdbild.demo.generate import Firm, generate
from fremdbild.demo.staff import CELLS
from fremdbild.engine import open_engine
from fremdbild.settings import read_settings
from fremdbild.sources import LoadReport, load

pytestmark = pytest.mark.xdist_group("demo_load")  # its fixture is made once

CUSTOMERS = 3_000
SEED = 11
KEYS = {
    "service_case": ["case_id"],
    "survey_response": ["survey_id", "respondent_id", "item_id"],
    "survey_item": ["survey_id", "item_id"],
    "survey_wave": ["survey_id", "wave"],
    "survey_cell": ["survey_id", "wave", "cell"],
    "population": ["survey_id", "perspective", "levels"],
    "feedback": ["feedback_id"],
    "contact_attempt": ["attempt_id"],
    "idea": ["idea_id"],
    "leader": ["level", "org_unit", "month"],
    "leader_contact": ["contact_id"],
    "initiative": ["initiative_id"],
    "benefit": ["initiative_id", "benefit"],
}
"""Tables that the model gives in memory as well, and what identifies their rows."""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return generate(tmp_path_factory.mktemp("demo") / "firm", customers=CUSTOMERS, seed=SEED)


@pytest.fixture(scope="module")
def report(firm: Firm) -> LoadReport:
    return load(firm.folder)


@pytest.fixture(scope="module")
def stored(firm: Firm, report: LoadReport) -> dict[str, pa.Table]:
    with open_engine(read_settings(firm.folder)) as engine:
        return {name: engine.collect(table) for name, table in engine.tables.items()}


def test_exactly_the_planted_rows_are_set_aside(firm: Firm, report: LoadReport) -> None:
    found = {source.source: source.rows_set_aside for source in report.sources if source.rows_set_aside}
    planted = {source: rows for source, rows in firm.set_aside.items() if rows}
    assert found == planted
    assert {"tickets"} <= set(planted)


def test_rows_read_are_rows_stored_and_rows_set_aside(firm: Firm, report: LoadReport) -> None:
    for source in report.sources:
        assert source.rows_read == source.rows_stored + source.rows_set_aside
    by_source = {source.source: source for source in report.sources}
    for source, pattern in (("crm", "kunden/crm.csv"), ("tickets", "tickets/"), ("log", "ereignisse/")):
        written = sum(rows for file, rows in firm.rows.items() if file.startswith(pattern))
        assert by_source[source].rows_read == written
    assert by_source["tickets"].rows_replaced > 100


@pytest.fixture(scope="module")
def modelled() -> dict[str, pa.Table]:
    return firm_tables(CUSTOMERS, SEED)


@pytest.mark.parametrize("table", KEYS)
def test_the_store_holds_the_firm_as_the_model_has_it(
    stored: dict[str, pa.Table], modelled: dict[str, pa.Table], table: str
) -> None:
    expected = modelled[table]
    columns = [name for name in expected.column_names if name != "person_key"]
    order = [(key, "ascending") for key in KEYS[table]]
    told = _without_seed(expected.select(columns)).sort_by(order).to_pylist()
    found = stored[table].select(columns).sort_by(order).to_pylist()
    assert len(found) == len(told)
    differing = [
        (one, other)
        for one, other in zip(told, found, strict=True)
        if any(not _same(name, one[name], other[name]) for name in columns)
    ]
    assert not differing[:3]


def test_a_person_is_one_record(stored: dict[str, pa.Table]) -> None:
    cases = stored["service_case"].select(["record_id", "person_key"]).to_pylist()
    assert len({row["person_key"] for row in cases}) == len({row["record_id"] for row in cases})


def test_each_of_the_firms_people_is_somebody_else_in_each_wave(stored: dict[str, pa.Table]) -> None:
    rows = stored["survey_response"].select(["survey_id", "wave", "respondent_id", "person_key"]).to_pylist()
    inside = {(r["wave"], r["respondent_id"], r["person_key"]) for r in rows if r["survey_id"].startswith("mitarb")}
    answered = sum(cell.answered for cell in CELLS)
    assert len(inside) == len({key for *_, key in inside}) == answered * len(WAVES)


def test_every_reference_of_the_firm_leads_somewhere(stored: dict[str, pa.Table]) -> None:
    units = set(stored["org_unit"]["org_unit"].to_pylist())
    places = set(stored["touchpoint"]["touchpoint"].to_pylist())
    cases = set(stored["service_case"]["case_id"].to_pylist())
    assert set(stored["service_case"]["org_unit"].to_pylist()) <= units
    assert set(stored["service_case"]["touchpoint"].to_pylist()) <= places
    assert set(stored["case_event"]["case_id"].to_pylist()) == cases
    assert set(stored["survey_response"]["case_id"].to_pylist()) <= cases | {None}
    assert set(stored["feedback"]["case_id"].to_pylist()) <= cases
    records = set(stored["source_record"]["record_id"].to_pylist())
    for table in ("survey_response", "feedback", "contact_attempt"):
        assert set(stored[table]["record_id"].to_pylist()) <= records | {None}
    for table in ("feedback", "contact_attempt", "idea", "leader", "leader_contact", "initiative", "survey_cell"):
        assert set(stored[table]["org_unit"].to_pylist()) <= units | {None}
    assert set(stored["action"]["owner_unit"].to_pylist()) <= units
    assert set(stored["case_event"]["org_unit"].to_pylist()) <= units | {None}


def test_the_log_tells_each_closed_case_from_its_opening_to_its_closing(stored: dict[str, pa.Table]) -> None:
    events: dict[str, list[object]] = {}
    for row in stored["case_event"].select(["case_id", "sequence", "at"]).sort_by("sequence").to_pylist():
        events.setdefault(row["case_id"], []).append(row["at"])
    twice = {"2025-10-26"}  # an hour that comes twice on the clock of the tickets, and once in the log
    for case in stored["service_case"].select(["case_id", "opened_at", "closed_at"]).to_pylist():
        moments = events[case["case_id"]]
        assert moments == sorted(moments)
        assert moments[0] == case["opened_at"]
        if case["closed_at"] is not None and f"{case['closed_at']:%Y-%m-%d}" not in twice:
            assert moments[-1] == case["closed_at"]


def test_loading_again_changes_nothing(firm: Firm, report: LoadReport) -> None:
    assert report.changed
    assert not load(firm.folder).changed


def _without_seed(table: pa.Table) -> pa.Table:
    """Records and cases as the files name them, without the seed before them."""
    for name in ("case_id", "record_id"):
        if name in table.column_names:
            plain = pa.array([text and text.split(":", 1)[1] for text in table[name].to_pylist()], pa.string())
            table = table.set_column(table.schema.get_field_index(name), name, plain)
    return table


def _same(column: str, told: object, found: object) -> bool:
    if column in {"promised_at", "due_at"} and told is not None and found is not None and told != found:
        # A promised day ends with its last minute in the model and with its last microsecond in the store.
        return f"{told:%Y-%m-%d %H:%M}" == f"{found:%Y-%m-%d %H:%M}"
    if column in {"closed_at", "closed_on", "answered_at"} and told != found and told is not None and found is not None:
        return f"{told:%Y-%m-%d}" == f"{found:%Y-%m-%d}" == "2025-10-26"
    if column == "reopened_count":
        return bool(told) == bool(found)
    return told == found
