"""`fremdbild link`"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fremdbild.cli.arguments import folder_argument

if TYPE_CHECKING:
    from fremdbild.identity.silos import SiloReport
    from fremdbild.identity.step import Explained, LinkReport, ModelReport
    from fremdbild.identity.store import LinkRun

_REVIEWED = 50
"""So many lines of the review list are printed; a file holds all."""
_DROPPED_NAMED = 10
_BAR = 24
"""Characters of the longest bar in the chart of weights."""
_DERIVED = {
    "given_full",
    "given_sound",
    "family_sound",
    "family_words",
    "names",
    "company_sound",
    "birth_swapped",
    "email_user",
}
"""Columns that are made out of others: an explanation shows those that somebody wrote."""
_PAIR = "SYSTEM:RECORD SYSTEM:RECORD"


@click.command("link")
@folder_argument
@click.option(
    "--explain",
    "explained",
    nargs=2,
    metavar=_PAIR,
    help="Print for each field what spoke for and against one customer.",
)
@click.option("--review", is_flag=True, help=f"List doubtful pairs and odd customers, the first {_REVIEWED}.")
@click.option("--silos", is_flag=True, help="Print what the systems know of the same customers, and how old it is.")
@click.option("--model", is_flag=True, help="Print the weights of the model, its blocking rules and its pairs.")
@click.option(
    "--csv",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --review and --silos: all of it as CSV.",
)
@click.option("--full", is_flag=True, help="Compare all records again, by a new model.")
@click.option("--same", nargs=2, metavar=_PAIR, help="Decide that two records are the same customer.")
@click.option("--different", nargs=2, metavar=_PAIR, help="Decide that two records are different customers.")
@click.option("--undo", nargs=2, metavar=_PAIR, help="Take back what was decided about two records.")
@click.option("--because", metavar="TEXT", help="With --same and --different: why.")
def command(
    folder: Path,
    explained: tuple[str, str] | None,
    review: bool,  # noqa: FBT001  the signature is click's
    silos: bool,  # noqa: FBT001
    model: bool,  # noqa: FBT001
    file: Path | None,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    because: str | None,
    full: bool,  # noqa: FBT001
) -> None:
    """Link records of the same customer.

    Customers keep their number from run to run. Where few records are new or changed, only these are compared with all
    others; --full compares all, and learns a new model. Decisions bind every later run, and are kept with who, when and
    why.

    \b
    Example:
      fremdbild link muster
      fremdbild link muster --review
      fremdbild link muster --silos
      fremdbild link muster --explain crm:4711 shop:A-17
      fremdbild link muster --different crm:4711 shop:A-17 --because "father and son"
    """
    _check_use(
        [explained, review or None, silos or None, model or None, same, different, undo, full or None],
        file=file,
        listed=review or silos,
        why=because,
        pair=same or different,
    )
    if explained:
        _explain(folder, explained)
    elif review:
        _review(folder, file)
    elif silos:
        _silos(folder, file)
    elif model:
        _model(folder)
    elif same or different:
        _decide(folder, same, different, because or "")
    elif undo:
        _undo(folder, undo)
    else:
        _link(folder, full=full)


def _check_use(
    asked: list[Any], *, file: Path | None, listed: bool, why: str | None, pair: tuple[str, str] | None
) -> None:
    if sum(one is not None for one in asked) > 1:
        raise click.UsageError(
            "give only one of --explain, --review, --silos, --model, --same, --different, --undo and --full"
        )
    if file and not listed:
        raise click.UsageError("--csv goes with --review and --silos")
    if pair and not (why and why.strip()):
        raise click.UsageError('say why: --because "…"')
    if why is not None and not pair:
        raise click.UsageError("--because goes with --same and --different")


def link_and_tell(folder: Path) -> None:
    """Links the records of the store and prints what it finds; for `run`, to which a store without records is no news.

    Records that cannot be compared at all stay apart, and a line says so: reports do not wait for them.
    """
    from fremdbild.engine.store import anything_to_link  # slow: loads the engine
    from fremdbild.errors import LinkError
    from fremdbild.settings import read_settings

    if not anything_to_link(read_settings(folder).store_path):
        click.echo(_NOTHING)
        return
    try:
        _link(folder, in_short=True)
    except LinkError as error:
        click.echo(f"link    not linked: {error}")


_NOTHING = "link    nothing to link yet: no customer records are loaded"


def _link(folder: Path, *, full: bool = False, in_short: bool = False) -> None:
    from fremdbild.identity.step import link_and_arrange, silos  # slow: loads Splink
    from fremdbild.settings import read_settings

    settings = read_settings(folder)
    report = link_and_arrange(settings, full=full)
    if report is None:
        click.echo(_NOTHING)
        return
    for line in told(report, in_short=in_short):
        click.echo(line)
    if report.run.records:
        for line in silos_in_short(silos(settings)):
            click.echo(line)


def told(report: LinkReport, *, in_short: bool = False) -> Iterator[str]:
    """The lines about a run; `in_short` without the values that were not compared.

    `link    38,204 records of 3 systems → 29,877 customers, 412 pairs to review`
    """
    yield f"link    {'' if report.changed else 'nothing is new: '}{_figures(report.run)}"
    if report.compared is not None:
        records = "1 record is" if report.compared == 1 else f"{report.compared:,} records are"
        yield f"link    {records} new or changed and compared with all others"
    became: dict[str, int] = {}
    for why in report.history["why"].to_pylist():
        became[why] = became.get(why, 0) + 1
    for why, count in sorted(became.items()):
        yield f"link    {_changes(why, count)}"
    if report.changed and not in_short:
        yield from _dropped(report)


def _figures(run: LinkRun) -> str:
    records = "1 record" if run.records == 1 else f"{run.records:,} records"
    customers = _customers(run.customers)
    pairs = "1 pair" if run.to_review == 1 else f"{run.to_review:,} pairs"
    return f"{records} of {_systems(run.systems)} → {customers}, {pairs} to review"


def _changes(why: str, count: int) -> str:
    what = {
        "merged": "became part of another",
        "split": "lost records to a new one",
        "moved": "lost records to another",
        "gone": "no longer has a record" if count == 1 else "no longer have a record",
    }[why]
    return f"{'1 customer' if count == 1 else f'{count:,} customers'} {what}"


def _dropped(report: LinkReport) -> Iterator[str]:
    rows = report.dropped.to_pylist()
    for row in rows[:_DROPPED_NAMED]:
        records = "1 record" if row["records"] == 1 else f"{row['records']:,} records"
        if row["reason"] == "unreadable":
            yield f"  not compared: {row['column']} of {records}, which cannot be read"
        else:
            reason = "a placeholder" if row["reason"] == "placeholder" else "too many share it"
            yield f'  not compared: {row["column"]} "{row["value"]}" of {records}, {reason}'
    if len(rows) > _DROPPED_NAMED:
        more = len(rows) - _DROPPED_NAMED
        yield f"  and {more:,} more {'value' if more == 1 else 'values'} like these"


def _systems(count: int) -> str:
    return "1 system" if count == 1 else f"{count:,} systems"


def _model(folder: Path) -> None:
    from fremdbild.identity.step import model_report  # slow: loads Splink
    from fremdbild.settings import read_settings

    for line in model_told(model_report(read_settings(folder))):
        click.echo(line)


def model_told(report: ModelReport) -> Iterator[str]:
    """The lines about a model: what each level weighs, which pairs were compared, and how many reach which weight."""
    model, run = report.model, report.run
    yield f"link    a model of {model.records:,} records; any two are of one customer once in {1 / model.prior:,.0f}"
    yield ""
    yield "   bits  comparison: level                                          same customer  different ones"
    for one in model.comparisons:
        for level in one.levels:
            bar = ("+" if level.weight > 0 else "-") * min(round(abs(level.weight)), _BAR)
            name = f"{one.name}: {level.label}"
            yield f"{level.weight:+7.2f}  {name:<58}{100 * level.m:12.4f}%{100 * level.u:15.6f}%  {bar}".rstrip()
    yield ""
    yield "comparisons     new pairs      left out  blocking rule: records that agree in all of these are compared"
    for rule in run.rules:
        counts = (rule.comparisons, rule.new, rule.left_out)
        yield "".join(f"{'' if count is None else f'{count:,}':>{width}}" for count, width in zip(
            counts, (11, 14, 14), strict=True)) + f"  {', '.join(rule.keys)}"  # fmt: skip
    yield ""
    yield "      pairs  reach this weight"
    for bits, pairs in run.pairs.items():
        yield f"{pairs:11,}  {bits:+} bits, a probability of {100 / (1 + 2.0**-bits):.4g}%"


def _explain(folder: Path, pair: tuple[str, str]) -> None:
    from fremdbild.identity.step import explain_records  # slow: loads Splink
    from fremdbild.settings import read_settings

    for line in explanation_told(explain_records(read_settings(folder), *pair)):
        click.echo(line)


def explanation_told(explained: Explained) -> Iterator[str]:
    """The lines of an explanation; the bits of the lines add up to those of the last one."""
    found = explained.explanation
    one, other = (":".join(record) for record in (found.one, found.other))
    yield f"{one} and {other}: {_standing(explained.customers)}"
    if found.decision:
        yield f"decided: {found.decision}, by {found.decided_by}, because {found.why}"
    yield ""
    yield f"   bits  what is compared        {one} | {other}"
    yield f"{found.prior_bits:+7.2f}  any two records"
    for field in found.fields:
        values = "; ".join(
            f"{_value(left)} | {_value(right)}"
            for column, left, right in field.values
            if (left or right) and column not in _DERIVED
        )
        yield f"{field.bits:+7.2f}  {f'{field.field}: {field.level}':<22}  {values}".rstrip()
    yield f"{found.bits:+7.2f}  in all: {_likely(found.probability)}"
    yield ""
    yield "Bits above 0 speak for one customer, below 0 against: each makes it twice or half as likely."
    if explained.outdated:
        yield "Records or decisions have changed since the last run. Next: fremdbild link"


def _standing(customers: tuple[int | None, int | None]) -> str:
    if None in customers:
        return "not linked yet"
    if customers[0] == customers[1]:
        return f"both are customer {customers[0]}"
    return f"customers {customers[0]} and {customers[1]}"


def _value(value: str | None) -> str:
    return f'"{value}"' if value else "–"


def _likely(probability: float) -> str:
    percent = 100 * probability
    return f"the same customer with a probability of {percent:.1f}%" if 0.05 <= percent < 99.95 else (
        "almost surely the same customer" if percent > 50 else "almost surely different customers"
    )  # fmt: skip


def _silos(folder: Path, file: Path | None) -> None:
    from fremdbild.identity.step import silos  # slow: loads Splink
    from fremdbild.settings import read_settings

    report = silos(read_settings(folder))
    if file:
        rows = report.figures()
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(rows.column_names)
            writer.writerows(row.values() for row in rows.to_pylist())
        click.echo(f"link    {rows.num_rows:,} figures in {file}")
        return
    for line in silos_told(report):
        click.echo(line)


def silos_in_short(report: SiloReport) -> Iterator[str]:
    """One line: `silos   412 of 29,877 customers are known to one of 3 systems alone; …`; none of one system."""
    if len(report.systems) < 2:
        return
    alone = report.known["customers"][0].as_py()
    worst = max(report.conflicts.to_pylist(), key=lambda row: row["share"], default=None)
    systems = f"one of {len(report.systems)} systems"
    told = f"silos   {_share(alone / report.customers)} of customers are known to {systems} alone"
    if worst and worst["in_conflict"]:
        told += f"; records disagree most often in {worst['attribute']} ({_share(worst['share'])})"
    yield f"{told}. More: --silos"


def silos_told(report: SiloReport) -> Iterator[str]:
    """The silo report as text: a heading and aligned columns per table."""
    yield f"{_customers(report.customers)} of {_systems(len(report.systems))}"
    yield from _columns(
        "Known to so many systems",
        ("systems", "customers", "share"),
        [(str(row["systems"]), f"{row['customers']:,}", _share(row["share"])) for row in report.known.to_pylist()],
    )
    yield from _columns(
        "Known to one system alone",
        ("system", "customers", "alone", "share"),
        [
            (row["system"], f"{row['customers']:,}", f"{row['alone']:,}", _share(row["share"]))
            for row in report.alone.to_pylist()
        ],
    )
    yield from _columns(
        "Known to both",
        ("system", "and", "customers"),
        [(row["system"], row["other_system"], f"{row['customers']:,}") for row in report.pairs.to_pylist()],
    )
    yield from _columns(
        "Records disagree",
        ("attribute", "customers", "disagree", "share"),
        [
            (row["attribute"], f"{row['customers']:,}", f"{row['in_conflict']:,}", _share(row["share"]))
            for row in report.conflicts.to_pylist()
        ],
    )
    yield from _columns(
        "Days since records were changed",
        ("system", "records", "dated", "25 %", "median", "75 %", "95 %", "over 2 years"),
        [
            (
                row["system"],
                f"{row['records']:,}",
                f"{row['dated']:,}",
                *(_days(row[f"days_{name}"]) for name in ("p25", "median", "p75", "p95")),
                "–" if row["old_share"] is None else _share(row["old_share"]),
            )
            for row in report.age.to_pylist()
        ],
    )


def _columns(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """A heading and its lines, figures at the right; nothing where there are no rows."""
    if not rows:
        return
    lines = [heads, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    yield ""
    yield title
    for line in lines:
        cells = [
            cell.ljust(width) if not place or heads[place] == "and" else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield f"  {'  '.join(cells)}".rstrip()


def _share(share: float) -> str:
    return f"{100 * share:.1f}%"


def _days(days: float | None) -> str:
    return "–" if days is None else f"{days:,.0f}"


def _customers(count: int) -> str:
    return "1 customer" if count == 1 else f"{count:,} customers"


def _review(folder: Path, file: Path | None) -> None:
    from fremdbild.identity.step import review_list  # slow: loads Splink
    from fremdbild.settings import read_settings

    rows = review_list(read_settings(folder))
    if file:
        with file.open("w", encoding="utf-8", newline="") as out:
            _write(out, rows.column_names, rows.to_pylist())
        click.echo(f"link    {rows.num_rows:,} {'line' if rows.num_rows == 1 else 'lines'} to review in {file}")
        return
    if not rows.num_rows:
        click.echo("link    nothing to review")
        return
    _write(sys.stdout, rows.column_names, rows.slice(0, _REVIEWED).to_pylist())
    if rows.num_rows > _REVIEWED:
        click.echo(f"(the first {_REVIEWED} of {rows.num_rows:,}; --csv FILE writes all)", err=True)


def _write(out: Any, names: list[str], rows: list[dict[str, Any]]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        bits = None if row["bits"] is None else f"{row['bits']:.2f}"
        writer.writerow((row | {"bits": bits}).values())


def _decide(folder: Path, same: tuple[str, str] | None, different: tuple[str, str] | None, why: str) -> None:
    from fremdbild.engine.lock import user_name
    from fremdbild.identity.step import decide_records  # slow: loads Splink
    from fremdbild.settings import read_settings

    pair = same or different
    if pair is None:
        return
    one, other = decide_records(
        read_settings(folder), *pair, "same" if same else "different", who=user_name(), why=why.strip()
    )
    verdict = "the same customer" if same else "different customers"
    click.echo(f"link    decided: {':'.join(one)} and {':'.join(other)} are {verdict}. Next: fremdbild link")


def _undo(folder: Path, pair: tuple[str, str]) -> None:
    from fremdbild.engine.lock import user_name
    from fremdbild.identity.step import undo_decision  # slow: loads Splink
    from fremdbild.settings import read_settings

    one, other = undo_decision(read_settings(folder), *pair, who=user_name())
    click.echo(
        f"link    taken back: what was decided about {':'.join(one)} and {':'.join(other)}. Next: fremdbild link"
    )
