"""What changed in a glossary, in words."""

import json
import tomllib
from pathlib import Path

import pytest

from bilingual.editing.diff import diff
from bilingual.editing.diff.report import REPORTS, counted
from bilingual.editing.diff.revisions import version

CASES = tomllib.loads((Path(__file__).parents[1] / "data" / "editing" / "diff.toml").read_text(encoding="utf-8"))[
    "case"
]
HOSTILE = "</style><script>alert(1)</script> @octocat #12 **b** | `x`"


def written(path: Path, *lines: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def changes(old: str, new: str) -> list[str]:
    found = diff(version(old).entries, version(new).entries)
    return sorted(
        f"{change.kind} {change.row['zh'] or change.row['en']}: {'; '.join(change.facts)}" for change in found
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_change_is_said_in_words(case: dict[str, list[str]], tmp_path: Path) -> None:
    old, new = (written(tmp_path / f"{name}.csv", *case[name]) for name in ("old", "new"))

    assert changes(old, new) == sorted(case["says"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_nothing_has_changed_between_a_glossary_and_itself(case: dict[str, list[str]], tmp_path: Path) -> None:
    old = written(tmp_path / "old.csv", *case["old"])

    assert changes(old, old) == []


def test_a_row_that_moved_to_another_file_or_line_has_not_changed(tmp_path: Path) -> None:
    written(tmp_path / "old" / "titles.csv", "zh,en,kind", "市长,mayor,title", "深圳,Shenzhen,place")
    written(tmp_path / "new" / "places.csv", "zh,en,kind", "深圳,Shenzhen,place")
    written(tmp_path / "new" / "titles.csv", "zh,en,kind", "副市长,deputy mayor,title", "市长,mayor,title")

    assert changes(str(tmp_path / "old"), str(tmp_path / "new")) == ["added 副市长: title"]


def test_the_text_links_to_the_row_as_it_is_now_and_one_that_is_gone_as_it_was(tmp_path: Path) -> None:
    old = written(tmp_path / "old.csv", "zh,en,kind", "市长,mayor,title", "城长,city head,title")
    new = written(tmp_path / "new.csv", "zh,en,kind", "区长,district head,title", "市长,mayor of the city,title")
    found = diff(version(old).entries, version(new).entries)

    text = REPORTS["text"](old, new, found)

    assert f"{new}:2: 区长 = district head: added (title)" in text
    assert f"{new}:3: 市长 = mayor of the city: main form changed from 'mayor' to 'mayor of the city'" in text
    assert f"{old}:3: 城长 = city head: removed (title)" in text
    assert counted(found) == "1 row changed, 1 added, 1 removed"
    assert counted([]) == "no row changed"


def test_the_json_holds_both_rows_and_totals(tmp_path: Path) -> None:
    old = written(tmp_path / "old.csv", "zh,en,note", "市长,mayor,a")
    new = written(tmp_path / "new.csv", "zh,en,note", "市长,mayor,b", "区长,district head,")

    report = json.loads(REPORTS["json"](old, new, diff(version(old).entries, version(new).entries)))

    assert report["version"] == 1
    assert report["totals"] == {"approved": 0, "changed": 1, "added": 1, "removed": 0}
    changed, added = report["changes"]
    assert changed["facts"] == ["note: a → b"]
    assert (changed["old"]["cells"]["note"], changed["new"]["cells"]["note"]) == ("a", "b")
    assert (changed["new"]["path"], changed["new"]["line"]) == (new, 2)
    assert "old" not in added


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_cell_cannot_become_markup_or_call_somebody(form: str, tmp_path: Path) -> None:
    old = written(tmp_path / "old.csv", "zh,en,note")
    new = written(tmp_path / "new.csv", "zh,en,en_variants", f"市长,mayor,{HOSTILE.replace('|', '¦')}")

    shown = REPORTS[form](old, new, diff(version(old).entries, version(new).entries))

    assert "<script>" not in shown
    if form == "markdown":
        assert "@octocat" not in shown
        assert "#12" not in shown
        assert "**b**" not in shown


def test_a_comment_holds_what_fits_and_counts_the_rest(tmp_path: Path) -> None:
    old = written(tmp_path / "old.csv", "zh,en")
    new = written(tmp_path / "new.csv", "zh,en", *(f"第{at}处,place number {at}" for at in range(3000)))

    shown = REPORTS["markdown"](old, new, diff(version(old).entries, version(new).entries))

    assert len(shown) <= 65_536
    assert "3,000 rows added" in shown
    listed = shown.count("place number")
    assert 100 < listed < 3000
    assert f"and {3000 - listed:,} more rows" in shown
