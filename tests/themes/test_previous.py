from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_find import corpus

from abstracts.errors import InputError
from abstracts.exports import as_json, theme_listing
from abstracts.themes import find_themes, read_themes

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"themes": [{"number": 1, "label": "api", "talks": ["a", "b"]}], "isolated": ["c"]}


def written(folder: Path, document: object) -> Path:
    path = folder / "may.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("level", ["medium", "fine"])
def test_what_the_command_writes_is_read_back(tmp_path: Path, level: str) -> None:
    found = find_themes(*corpus(), granularity=level)  # type: ignore[arg-type]
    back = read_themes(written(tmp_path, as_json(theme_listing(corpus()[0], found))))

    wanted = [(t.number, t.label, t.concepts, t.talks, t.stability, t.within) for t in found.themes]
    assert [(t.number, t.label, t.concepts, t.talks, t.stability, t.within) for t in back.themes] == wanted
    assert [alone.talk for alone in back.isolated] == [alone.talk for alone in found.isolated]
    assert back.titles == {talk.id: talk.title for talk in corpus()[0]}


def test_a_report_is_an_earlier_analysis_too(tmp_path: Path) -> None:
    report = GOOD | {"version": "0.1.0", "isolated": [{"id": "c", "nearest": 1, "similarity": 0.1}]}
    found = read_themes(written(tmp_path, report | {"talks": [{"id": "c", "title": "Cera"}, 3]}))
    assert [alone.talk for alone in found.isolated] == ["c"]
    assert found.titles == {"c": "Cera"}


def test_the_folder_of_a_report_will_do(tmp_path: Path) -> None:
    written(tmp_path, GOOD).rename(tmp_path / "report.json")
    assert read_themes(tmp_path) == read_themes(tmp_path / "report.json")


def test_a_mark_of_encoding_does_no_harm(tmp_path: Path) -> None:
    assert read_themes(written(tmp_path, "\ufeff" + json.dumps(GOOD))).themes[0].label == "api"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("id,title\na,Api\n", "not JSON; expected the JSON of `abstracts themes -t json`"),
        ("[1, 2]", "holds no themes"),
        ({"concepts": []}, "holds no themes"),
        ({"themes": {}}, '"themes": a list expected'),
        ({"themes": [7]}, '"themes[0]": an object with number, label and talks expected'),
        ({"themes": [{"label": "api", "talks": []}]}, '"themes[0].number": a whole number from 1 expected, not None'),
        ({"themes": [{"number": True, "label": "api", "talks": []}]}, "not True"),
        ({"themes": [{"number": 1, "label": " ", "talks": []}]}, '"themes[0].label": a text expected'),
        (
            {"themes": [{"number": 1, "label": "api", "talks": [], "stability": 7}]},
            '"themes[0].stability": a number from 0 to 1 expected, not 7',
        ),
        ({"themes": [{"number": 1, "label": "api", "talks": [3]}]}, '"themes[0].talks": a list of ids'),
        ({"themes": GOOD["themes"] * 2}, "number of a theme '1' stands in it twice"),
        (GOOD | {"isolated": ["a"]}, "talk 'a' stands in it twice"),
        (GOOD | {"isolated": [None]}, '"isolated[0]": a text expected'),
        ({"themes": [GOOD["themes"][0] | {"concepts": 3}]}, '"themes[0].concepts": a list expected'),  # type: ignore[operator]
        ({"themes": [GOOD["themes"][0] | {"within": 3}]}, '"themes[0].within": an object'),  # type: ignore[operator]
    ],
)
def test_what_is_no_earlier_analysis_is_told(tmp_path: Path, document: object, message: str) -> None:
    path = written(tmp_path, document)
    with pytest.raises(InputError) as fault:
        read_themes(path)
    assert str(fault.value).startswith(str(path))
    assert message in str(fault.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_themes(tmp_path / "june.json")
    with pytest.raises(InputError, match=r"report\.json: no such file"):
        read_themes(tmp_path)
    (tmp_path / "may.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not JSON"):
        read_themes(tmp_path / "may.json")


TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["themes", "number", "label", "talks", "isolated", "within", "id"]), inner)
    ),
    max_leaves=12,
)


@given(TREES)
def test_any_json_is_an_analysis_or_a_fault_of_the_file(tmp_path_factory: pytest.TempPathFactory, tree: object) -> None:
    path = written(tmp_path_factory.getbasetemp(), {"themes": tree} if not isinstance(tree, dict) else tree)
    with suppress(InputError):
        assert all(theme.number >= 1 and theme.label.strip() for theme in read_themes(path).themes)
