"""From a frozen assessment to files, from Python and from the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from frozen import Firm

from fremdbild.cli.render import command
from fremdbild.errors import ReportError
from fremdbild.report import render


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with settings and one small assessment."""
    path = tmp_path_factory.mktemp("firm")
    path.joinpath("fremdbild.toml").write_text('[organisation]\nname = "Muster"\nlanguages = ["de-CH", "en"]\n')
    Firm(measures=["promise_kept"], combinations=False, periods=2).freeze(path)
    return path


def test_a_file_for_each_language_and_format_beside_the_assessments(folder):
    from fremdbild.assessment import find_assessment

    written = render(find_assessment(folder / "assessments"))
    names = ["2026-Q3-1.de-CH.html", "2026-Q3-1.de-CH.pdf", "2026-Q3-1.en.html", "2026-Q3-1.en.pdf"]
    assert [path.name for path in written] == names
    assert all(path.parent == folder / "reports" for path in written)
    assert written[0].read_bytes().startswith(b"<!doctype html>")
    assert written[1].read_bytes().startswith(b"%PDF")
    assert not [path for path in (folder / "reports").iterdir() if path.name.startswith(".")]


def test_the_command_writes_the_newest_assessment_and_names_its_files(folder, tmp_path):
    asked = [str(folder), "--language", "de-DE", "--format", "html", "--out", str(tmp_path)]
    result = CliRunner().invoke(command, asked)
    assert result.exit_code == 0, result.output
    assert result.output == f"render  {tmp_path / '2026-Q3-1.de-DE.html'}\n"
    assert 'lang="de-DE"' in (tmp_path / "2026-Q3-1.de-DE.html").read_text(encoding="utf-8")


def test_the_command_finds_an_assessment_by_its_label(folder, tmp_path):
    asked = [str(folder), "--assessment", "2026-Q3-1", "--format", "html", "--out", str(tmp_path)]
    assert CliRunner().invoke(command, asked).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-Q3-1.de-CH.html", "2026-Q3-1.en.html"]


def test_an_unknown_language_or_format_is_told_with_the_known_ones(folder, tmp_path):
    from fremdbild.assessment import find_assessment

    assessment = find_assessment(folder / "assessments")
    with pytest.raises(ReportError) as caught:
        render(assessment, languages=["fr"], out=tmp_path)
    assert str(caught.value) == '"fr" is not a language of reports. Next: choose one of de-CH, de-DE, en.'
    with pytest.raises(ReportError, match='"docx" is not a format'):
        render(assessment, formats=["docx"], out=tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_told_with_its_place(folder, tmp_path):
    from fremdbild.assessment import find_assessment

    occupied = tmp_path / "reports"
    occupied.write_text("a file where the folder should be")
    with pytest.raises(ReportError) as caught:
        render(find_assessment(folder / "assessments"), formats=["html"], out=occupied)
    assert "cannot be written" in str(caught.value)
    assert "Next:" in str(caught.value)


def test_rendering_twice_gives_the_same_html(folder, tmp_path):
    from fremdbild.assessment import find_assessment

    assessment = find_assessment(folder / "assessments")
    (first,) = render(assessment, languages=["en"], formats=["html"], out=tmp_path / "a")
    (second,) = render(assessment, languages=["en"], formats=["html"], out=tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()
