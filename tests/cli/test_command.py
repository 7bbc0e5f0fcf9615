"""The command as users and scripts meet it: help, versions, exit codes, pipes, files."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import abstracts
from abstracts import Analysis, language
from abstracts.cli.app import app
from abstracts.cli.groups import ComparingOptions, ThemeOptions
from abstracts.cli.groups import Granularity as GranularityOption
from abstracts.embeddings import EmbeddedEncoder
from abstracts.themes import Granularity, belonging

if TYPE_CHECKING:
    from conftest import Run

COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]
COMMAND = [sys.executable, "-m", "abstracts"]
TALKS = "\n".join(
    json.dumps({"id": str(number), "title": title})
    for number, title in enumerate(
        ["Il budget di salute nelle reti di comunità", "Reti di comunità e budget di salute"]
    )
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full here")
def test_an_output_that_is_full_or_closed_is_told_in_a_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "ingest", "-q"], input=TALKS, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "standard output: cannot be written: No space left" in done.stderr
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" >&-', "sh", *COMMAND, "ingest", "-q"],
        input=TALKS, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        1,
        "abstracts: standard output: cannot be written: it is closed; name another place with -o\n",
    )


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_messages_without_a_place_are_no_fault(quiet: list[str]) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$@" 2>&-', "sh", *COMMAND, "concepts", *quiet],
        input=TALKS, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "budget di salute" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert f"    abstracts {name} " in result.stdout


def test_the_help_names_every_command(run: Run) -> None:
    shown = run("--help").stdout

    assert [name for name in COMMANDS if f"\n  {name}" not in shown] == []


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys\nfrom abstracts.cli import app\n"
        "try: app(['themes', '--help'])\nexcept SystemExit as end: done = end.code\n"
        "heavy = {'spacy', 'pandas', 'sklearn', 'numpy', 'scipy', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else done)"
    )

    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert "Usage: " in shown


def test_a_report_on_a_hundred_talks_or_so_waits_for_neither_pandas_nor_scikit_learn(
    corpus: Path, tmp_path: Path
) -> None:
    code = (
        "import sys\nfrom abstracts.cli import app\n"
        f"try: app(['report', '-q', {str(corpus)!r}, '-o', {str(tmp_path)!r}])\n"
        "except SystemExit as end: done = end.code\n"
        "heavy = {'pandas', 'sklearn'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else done)"
    )

    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert (tmp_path / "report.html").exists()


def test_the_package_is_as_light_as_the_help() -> None:
    code = "import sys, abstracts, typing; sys.exit(bool({'numpy', 'spacy', 'pandas'} & set(sys.modules)))"

    subprocess.run([sys.executable, "-c", code], check=True)


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"abstracts {abstracts.__version__}\n"


def test_every_public_name_is_there() -> None:
    assert [name for name in abstracts.__all__ if not hasattr(abstracts, name)] == []
    with pytest.raises(AttributeError, match="nessuno"):
        abstracts.nessuno  # noqa: B018


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("themes", "--frobnicate"),
        ("themes", "x.txt", "-k", "0"),
        ("themes", "x.txt", "-t", "xml"),
        ("themes", "x.txt", "--from", "xml"),
        ("ingest", "x.csv", "--columns", "title"),
        ("overlaps", "x.txt", "--min-score", "2"),
        ("report", "x.txt"),
        ("report", "x.txt", "-o", "out", "--language", "de"),
    ],
)
def test_a_fault_in_the_command_is_exit_code_2(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: " in result.stderr


def test_an_interrupt_is_exit_code_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_sources: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("abstracts.ingest.read", interrupted)

    result = run("ingest", "x.txt")

    assert result.exit_code == 130
    assert "Traceback" not in result.stderr


def test_an_interrupt_from_the_keyboard_ends_the_process_quietly() -> None:
    """Sent again later where a busy machine had not got as far as to listen: Python itself then ends with -SIGINT."""
    code, said = -signal.SIGINT, ""
    for pause in (1.5, 6, 24):
        if code == -signal.SIGINT:
            code, said = _interrupted(pause)

    assert code == 130
    assert "Traceback" not in said


def _interrupted(pause: float) -> tuple[int, str]:
    """Code and message of a process that waits for its input and is interrupted after so many seconds."""
    process = subprocess.Popen(
        [*COMMAND, "ingest", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(pause)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    return process.returncode, said


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    source = tmp_path / "tanti.jsonl"
    source.write_text("".join(f'{{"title": "Le reti di comunità {n}"}}\n' for n in range(5000)), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "ingest", "-q", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert said == ""


def test_commands_pipe_into_each_other(run: Run, corpus: Path) -> None:
    page = corpus / "workshop-2023/il-lavoro-che-include.txt"
    talks = run("ingest", page).stdout

    direct = run("themes", page, "-t", "json").stdout
    piped = run("themes", "-t", "json", stdin=talks)

    assert piped.exit_code == 0
    assert piped.stdout == direct


def test_the_order_of_the_lines_changes_no_byte(run: Run, corpus: Path) -> None:
    lines = run("ingest", "-q", corpus / "workshop-2023").stdout.splitlines(keepends=True)
    orders = (lines, lines[::-1], lines[1::2] + lines[::2])

    assert len({run("themes", "-q", "-t", "json", stdin="".join(order)).stdout for order in orders}) == 1


def test_a_dash_is_standard_input(run: Run) -> None:
    result = run("ingest", "-", "--from", "jsonl", stdin=TALKS)

    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["0", "1"]


def test_messages_stay_out_of_the_result(run: Run) -> None:
    loud, quiet = run("ingest", stdin=TALKS), run("ingest", "-q", stdin=TALKS)

    assert loud.stdout == quiet.stdout
    assert loud.stderr == "abstracts: 2 talks read from 1 file (jsonl 2)\n"
    assert quiet.stderr == ""


@pytest.mark.parametrize("command", ["concepts", "themes", "overlaps", "ingest"])
def test_every_listing_takes_every_format(run: Run, command: str) -> None:
    shown = {to: run(command, "-q", "-t", to, stdin=TALKS) for to in ("table", "json", "jsonl", "csv")}

    assert {to: result.exit_code for to, result in shown.items()} == dict.fromkeys(shown, 0)
    json.loads(shown["json"].stdout)
    assert all(isinstance(json.loads(line), dict) for line in shown["jsonl"].stdout.splitlines())
    assert len({len(row) for row in csv.reader(io.StringIO(shown["csv"].stdout))}) == 1
    assert max(len(line) for line in shown["table"].stdout.splitlines()) <= 80
    assert "\x1b" not in shown["table"].stdout


def test_a_result_goes_to_a_file_whole(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "talks.csv"
    target.write_text("quello di prima")

    result = run("ingest", "-t", "csv", "-o", target, stdin=TALKS)

    assert result.stdout == ""
    assert target.read_text(encoding="utf-8").splitlines()[0].startswith("id,title,abstract,")
    assert list(tmp_path.iterdir()) == [target]


def test_the_csv_of_talks_is_read_back(run: Run, corpus: Path) -> None:
    talks = run("ingest", "-q", corpus / "giornata-alberi.csv").stdout
    again = run("ingest", "-q", "-f", "csv", "-", stdin=run("ingest", "-q", "-t", "csv", stdin=talks).stdout).stdout

    def gist(lines: str) -> list[object]:
        return [
            [
                talk[name]
                for name in ("id", "title", "abstract", "speakers", "track", "tags", "start", "minutes", "room")
            ]
            for talk in map(json.loads, lines.splitlines())
        ]

    assert gist(again) == gist(talks)


def test_reading_explains_itself(run: Run, corpus: Path) -> None:
    shown = run("ingest", "--explain", corpus / "giornata-alberi.csv").stdout

    assert f"{corpus / 'giornata-alberi.csv'}: read as csv: " in shown
    assert "titolo" in shown
    assert "11 talks" in shown


def test_columns_can_be_named(run: Run) -> None:
    table = "Cosa;Chi\nLe reti di comunità;Ada Neri\n"

    talk = json.loads(run("ingest", "-q", "-f", "csv", "--columns", "title=Cosa,speakers=Chi", stdin=table).stdout)

    assert (talk["title"], talk["speakers"][0]["name"]) == ("Le reti di comunità", "Ada Neri")


def test_an_edition_can_be_given(run: Run) -> None:
    shown = run("ingest", "-q", "--edition", "2024", stdin=TALKS).stdout

    assert [json.loads(line)["edition"] for line in shown.splitlines()] == ["2024", "2024"]


def test_the_version_is_one() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] == abstracts.__version__


def test_the_defaults_of_options_are_those_of_the_library() -> None:
    """They are written twice, since nothing heavy is imported before a command runs."""
    options, asked = ComparingOptions(), ThemeOptions()

    assert (options.pipeline, options.encoder) == (language.PIPELINE, EmbeddedEncoder.name)
    assert asked.min_size == belonging.SMALLEST == Analysis(()).min_size
    assert asked.granularity == Analysis(()).granularity
    assert [level.value for level in GranularityOption] == list(get_args(Granularity))


@pytest.mark.parametrize("name", ["", *COMMANDS], ids=["abstracts", *COMMANDS])
def test_the_documentation_shows_the_help(run: Run, name: str) -> None:
    help_page = run(*([name] if name else []), "--help").stdout.strip()

    assert "Usage: abstracts" in help_page
    assert help_page in Path("docs/cli.md").read_text(encoding="utf-8")


def test_concepts_of_the_whole_corpus(run: Run) -> None:
    result = run("concepts", "-q", "--whole-corpus", "-n", "3", "-t", "jsonl", stdin=TALKS)
    terms = [json.loads(line) for line in result.stdout.splitlines()]

    assert 0 < len(terms) <= 3
    assert {"label", "score", "talks", "variants", "broader", "narrower", "contexts"} <= set(terms[0])
    assert all(term["contexts"] for term in terms)
    assert "budget di salute" in {term["label"] for term in terms}


def test_contexts_are_shown_on_request(run: Run) -> None:
    one = run("concepts", "-q", "--whole-corpus", "-n", "1", "--contexts", "1", "-t", "jsonl", stdin=TALKS)
    assert len(json.loads(one.stdout)["contexts"]) == 1
    assert run("concepts", "-q", "--contexts", "1", stdin=TALKS).exit_code == 2


def test_the_number_of_themes_can_be_given(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "-k", "3", "-t", "json", corpus / "giornata-alberi.csv")

    assert len(json.loads(result.stdout)["themes"]) == 3


def test_overlaps_of_one_talk_with_their_places(run: Run) -> None:
    result = run("overlaps", "-q", "--talk", "1", "--explain", "-t", "json", stdin=TALKS)
    pair = json.loads(result.stdout)[0]

    assert (pair["first"], pair["second"]) == ("0", "1")
    assert {"concept", "talk", "field", "text"} == set(pair["evidence"][0])
    assert run("overlaps", "-q", "--talk", "altro", stdin=TALKS).exit_code == 1
    assert run("overlaps", "-q", "--simultaneous", "-t", "json", stdin=TALKS).stdout == "[]\n"


def test_the_top_command_is_typers_own() -> None:
    assert app.info.no_args_is_help
    assert "click" not in {module.partition(".")[0] for module in _imports_of_the_command_line()}


def _imports_of_the_command_line() -> set[str]:
    lines = [line.split() for path in Path("abstracts/cli").glob("*.py") for line in path.read_text().splitlines()]
    return {words[1] for words in lines if len(words) > 1 and words[0] in {"import", "from"}}
