"""The commands that write the record out: what stands where, and with which exit code."""

from pathlib import Path

import pytest

from onrecord.cli.main import run


def leave(*arguments: str) -> int:
    """The exit code of the command line."""
    with pytest.raises(SystemExit) as left:
        run(arguments)
    code = left.value.code
    return code if isinstance(code, int) else 0


def test_standard_output_holds_only_what_was_asked_for(
    record_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The table goes to standard output and nothing else does."""
    assert leave("export", "--record", str(record_path), "--format", "csv", "--of", "series") == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"series_id,of,place,")
    assert err == b""


@pytest.mark.parametrize("command", [("export", "--format", "ftm"), ("feed",), ("calendar", "--since", "2021-01-01")])
def test_a_file_is_written_whole(
    command: tuple[str, ...], record_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is written to a file is what standard output gets, and nothing is left beside it."""
    path = tmp_path / "new" / "out"
    told = [command[0], "--record", str(record_path), *command[1:]]
    assert leave(*told, "--output", str(path)) == 0
    capfd.readouterr()
    assert leave(*told) == 0
    assert capfd.readouterr().out == path.read_text("utf-8")
    assert [p.name for p in path.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("command", [("export", "--format", "parquet"), ("feed",), ("calendar",)])
def test_a_folder_cannot_be_written_to(
    command: tuple[str, ...], record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error names the path and what to do."""
    told = [command[0], "--record", str(record_path), *command[1:]]
    assert leave(*told, "--output", str(tmp_path)) == 1
    error = capsys.readouterr().err
    assert str(tmp_path) in error
    assert "name another file" in error


def test_a_failed_export_leaves_the_old_file(record_path: Path, tmp_path: Path) -> None:
    """What was in the file stays if the new export comes to nothing."""
    path = tmp_path / "kept.csv"
    path.write_text("before", encoding="utf-8")
    told = ["export", "--record", str(record_path), "--format", "csv", "--output", str(path)]
    assert leave(*told, "--about", "zebra") == 1
    assert path.read_text("utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["kept.csv"]


@pytest.mark.parametrize("command", [("export", "--format", "csv"), ("feed",), ("calendar",)])
def test_an_empty_record_has_nothing_to_export(
    command: tuple[str, ...], empty_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error says that the record has no article, and how to get some."""
    assert leave(command[0], "--record", str(empty_path), *command[1:]) == 1
    error = capsys.readouterr().err
    assert "no article" in error
    assert "onrecord read" in error


@pytest.mark.parametrize(
    "wrong",
    [
        ("export", "--format", "ninjs", "--of", "series"), ("export", "--format", "parquet"),
        ("export", "--format", "xml"), ("export", "--format", "csv", "--since", "soon"),
        ("calendar", "--as-of", "tomorrow"), ("feed", "--limit", "0"),
        ("feed", "--url", "desk/feed"),
    ],
)  # fmt: skip
def test_a_wrong_command_is_told_so(wrong: tuple[str, ...], record_path: Path) -> None:
    """What cannot be done leaves with 2."""
    assert leave(wrong[0], "--record", str(record_path), *wrong[1:]) == 2
