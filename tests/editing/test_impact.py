"""What a change of the glossary does to pages, and that nothing is missed."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.checks import check
from bilingual.editing.diff.revisions import version
from bilingual.editing.impact import Impact, impact
from bilingual.editing.impact.place import in_place
from bilingual.editing.impact.reach import Reach
from bilingual.editing.impact.report import REPORTS, remedy, summary
from bilingual.glossary import Entry, Glossary, load
from bilingual.glossary.layers import shipped
from bilingual.match import Matcher
from bilingual.page import digest, read_page, render
from bilingual.records import Language, Page, Pair, Segment, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bilingual.records import Finding, Location

DATA = Path(__file__).parents[1] / "data"
ROWS = (
    "zh,en,en_variants,en_forbidden,kind,status",
    "副市长,deputy mayor,vice mayor,,title,",
    "深圳,Shenzhen,,,place,",
)


def page_of(*pairs: tuple[str, str, State], path: str = "x.html") -> Page:
    """Return a page from Chinese."""
    made = tuple(
        (Pair(f"s{at}", Segment(source), Segment(target), state, digest(source, target)),)
        for at, (source, target, state) in enumerate(pairs, 1)
    )
    layout = '<p data-block=""></p>' * len(made)
    return Page(path, Language.SIMPLIFIED, Language.ENGLISH, made, layout, signature="engine:hand")


def written(folder: Path, *pairs: tuple[str, str, State], name: str = "x.html") -> Path:
    path = folder / name
    path.write_text(render(page_of(*pairs, path=str(path))), encoding="utf-8")
    return path


def glossary(folder: Path, name: str, *rows: str) -> Glossary:
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load((str(path),))


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    first = written(
        tmp_path,
        ("深圳副市长到会。", "A vice mayor of Shenzhen attended.", "machine"),
        ("副市长讲话。", "The vice mayor spoke.", "approved"),
        ("他离开深圳。", "He left Shenzhen.", "machine"),
    )
    second = written(tmp_path, ("市民散步。", "People took a walk.", "machine"), name="y.html")
    return [first, second]


def changed(tmp_path: Path, pages: Sequence[Path], *rows: str) -> Impact:
    return impact(glossary(tmp_path, "old.csv", *ROWS), glossary(tmp_path, "new.csv", *rows), pages)


def test_a_variant_that_goes_breaks_the_sentences_that_use_it(tmp_path: Path, pages: list[Path]) -> None:
    found = changed(tmp_path, pages, ROWS[0], "副市长,deputy mayor,,,title,", ROWS[2])

    broken = found.of(broken=True)
    assert [(effect.finding.code, effect.finding.pair) for effect in broken] == [("T001", "s1"), ("T001", "s2")]
    assert [effect.untouched for effect in broken] == [True, False]
    (cause,) = broken[0].causes
    assert (cause.zh, cause.location.line, cause.facts) == ("副市长", 2, ("variant 'vice mayor' removed",))
    assert (broken[0].source, broken[0].target) == ("深圳副市长到会。", "A vice mayor of Shenzhen attended.")
    line = pages[0].read_text(encoding="utf-8").split("\n")[broken[0].finding.location.line - 1]
    assert line[broken[0].finding.location.column - 1 :].startswith("副市长")
    assert found.of(broken=False) == []
    assert found.pages == 2


def test_a_row_inside_a_pattern_is_the_cause_and_not_the_pattern(tmp_path: Path) -> None:
    page = written(tmp_path, ("深圳市副市长到会。", "The vice mayor of Shenzhen attended.", "machine"))
    below = (ROWS[0], "{place}市副市长,deputy mayor of {place},vice mayor of {place},,title,", ROWS[2])
    glossary(tmp_path, "below.csv", *below)
    glossary(tmp_path, "old.csv", ROWS[0], "副市长,deputy mayor,vice mayor,,title,")
    glossary(tmp_path, "new.csv", ROWS[0], "副市长,deputy mayor,,vice mayor,title,")
    old, new = (load((str(tmp_path / "below.csv"), str(tmp_path / name))) for name in ("old.csv", "new.csv"))

    found = impact(old, new, [page])

    assert {cause.zh for effect in found.effects for cause in effect.causes} == {"副市长"}


def test_the_same_change_the_other_way_mends_them(tmp_path: Path, pages: list[Path]) -> None:
    old = glossary(tmp_path, "old.csv", ROWS[0], "副市长,deputy mayor,,,title,", ROWS[2])

    found = impact(old, glossary(tmp_path, "new.csv", *ROWS), pages)

    assert [effect.finding.pair for effect in found.of(broken=False)] == ["s1", "s2"]
    assert found.of(broken=True) == []


def test_a_form_that_is_forbidden_now_breaks_too(tmp_path: Path, pages: list[Path]) -> None:
    found = changed(tmp_path, pages, ROWS[0], "副市长,deputy mayor,,vice mayor,title,", ROWS[2])

    assert [(effect.finding.code, effect.finding.pair) for effect in found.of(broken=True)] == [
        ("T002", "s1"),
        ("T002", "s2"),
    ]


def test_a_cause_is_the_row_that_changed_and_asks_for_what_is_missing(tmp_path: Path) -> None:
    page = written(tmp_path, ("深圳副市长到会。", "A vice mayor of Shenzhen attended.", "machine"))
    below = glossary(tmp_path, "below.csv", *ROWS)
    names = (str(tmp_path / "below.csv"), str(tmp_path / "new.csv"))
    glossary(tmp_path, "new.csv", ROWS[0], "副市长,deputy mayor,,vice mayor,title,", "深圳,Shenzhen,SZ,,place,")

    found = impact(below, load(names), [page])

    (effect,) = found.of(broken=True)
    assert effect.finding.code == "T002"
    assert [(cause.location.path, cause.zh) for cause in effect.causes] == [(names[1], "副市长")]


@pytest.mark.parametrize(
    "row",
    [
        "副市长,vice mayor,deputy mayor,,title,",
        "副市长,deputy mayor,vice mayor|vice-mayor,,title,",
        "副市长,deputy mayor,vice mayor,sub-mayor,title,approved",
    ],
)
def test_a_change_that_every_sentence_obeys_does_nothing(tmp_path: Path, pages: list[Path], row: str) -> None:
    found = changed(tmp_path, pages, ROWS[0], row, ROWS[2])

    assert found.effects == []
    assert "2 pages read, 0 affected" in summary(found)


def test_a_sentence_that_was_wrong_before_and_still_is_is_no_effect(tmp_path: Path) -> None:
    page = written(tmp_path, ("副市长讲话。", "The sub-mayor spoke.", "machine"))

    found = changed(tmp_path, [page], ROWS[0], "副市长,second mayor,,,title,", ROWS[2])

    assert found.effects == []


def test_a_new_row_is_demanded_and_its_removal_is_not(tmp_path: Path, pages: list[Path]) -> None:
    row = "市民,residents,,,programme,"

    found = changed(tmp_path, pages, *ROWS, row)
    back = impact(glossary(tmp_path, "more.csv", *ROWS, row), glossary(tmp_path, "old.csv", *ROWS), pages)

    assert [(effect.finding.location.path, effect.broken) for effect in found.effects] == [(str(pages[1]), True)]
    assert [(effect.finding.location.path, effect.broken) for effect in back.effects] == [(str(pages[1]), False)]


def test_a_short_form_counts_no_longer_because_of_a_row_that_stands_three_sentences_before(tmp_path: Path) -> None:
    head = "zh,en,zh_short,kind,binds"
    page = written(
        tmp_path,
        ("粤港澳大湾区发展规划公布。", "The plan for the Greater Bay Area was published.", "machine"),
        ("市民散步。", "People took a walk.", "machine"),
        ("湾区发展很快。", "It grows fast.", "machine"),
    )
    old = glossary(tmp_path, "old.csv", head, "粤港澳大湾区,Greater Bay Area,湾区,programme,always")
    new = glossary(tmp_path, "new.csv", head, "粤港澳大湾区,Greater Bay Area,,programme,always")

    (effect,) = impact(old, new, [page]).effects

    assert (effect.finding.pair, effect.broken) == ("s3", False)
    assert effect.causes[0].facts == ("short form '湾区' removed",)


def test_a_waiver_that_waives_nothing_any_more_is_an_effect(tmp_path: Path) -> None:
    page = page_of(("副市长讲话。", "The sub-mayor spoke.", "edited"))
    waived = replace(page.pairs[0], waivers=(("T001", "as he calls himself"),))
    path = tmp_path / "x.html"
    path.write_text(render(replace(page, blocks=((waived,),))), encoding="utf-8")

    found = changed(tmp_path, [path], ROWS[0], "副市长,deputy mayor,sub-mayor,,title,", ROWS[2])

    assert [(effect.finding.code, effect.broken) for effect in found.effects] == [("W002", True)]
    assert not found.effects[0].untouched


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_compared(tmp_path: Path, pages: list[Path]) -> None:
    no_page = tmp_path / "z.html"
    no_page.write_text("<p>nothing", encoding="utf-8")

    found = changed(tmp_path, [no_page, *pages], ROWS[0], "副市长,deputy mayor,,,title,", ROWS[2])

    assert [error.at for error in found.errors] == [str(no_page)]
    assert (len(found.effects), found.pages) == (2, 2)


def test_processes_find_what_one_does(tmp_path: Path) -> None:
    pages = [
        written(tmp_path, (f"副市长讲话{at}。", f"The vice mayor spoke {at}.", "machine"), name=f"{at:03}.html")
        for at in range(60)
    ]
    old = glossary(tmp_path, "old.csv", *ROWS)
    new = glossary(tmp_path, "new.csv", ROWS[0], "副市长,deputy mayor,,,title,", ROWS[2])

    alone, together = (impact(old, new, [*pages, tmp_path / "none.html"], processes=number) for number in (1, 2))

    assert len(alone.effects) == 60
    assert together.effects == alone.effects
    assert [str(error) for error in together.errors] == [str(error) for error in alone.errors]
    assert together.errors[0].at == str(tmp_path / "none.html")


# nothing is missed: pages that a change cannot touch, as reach says, have the same findings before and after


def sentences() -> list[tuple[str, str]]:
    """Return sentences made of the forms of the rows, short and long ones, in both languages."""
    rows = load((str(DATA / "match" / "glossary.csv"),)).entries
    chance = random.Random(5)  # noqa: S311 (chance for a test, no secret)
    made = []
    for _ in range(120):
        some = [row for row in chance.sample(rows, 4) if not row.is_pattern]
        forms = [(_one(chance, row, "zh"), _one(chance, row, "en")) for row in some]
        made.append(("、".join(zh for zh, _ in forms) + "来了。", ", ".join(en for _, en in forms) + " came."))
    return made


def _one(chance: random.Random, row: Entry, side: str) -> str:
    return chance.choice([row[side], *row.forms(f"{side}_variants"), *row.forms(f"{side}_short")])


def mutated(rows: Sequence[Entry], chance: random.Random) -> Iterator[Entry]:
    """Yield the rows, a few of them changed, left out, or joined by new ones."""
    chosen = {id(row) for row in chance.sample(rows, 3)}
    for row in rows:
        change = chance.choice(CHANGES) if id(row) in chosen else {}
        if change is not None:
            yield replace(row, cells={**row.cells, **change})


CHANGES: tuple[dict[str, str] | None, ...] = (
    None,
    {"en": "Something Else"},
    {"en_variants": "", "zh_variants": ""},
    {"status": "deprecated"},
    {"status": "proposed"},
    {"binds": "never"},
    {"binds": "composed"},
    {"kind": "title"},
    {"kind": "organization"},
    {"direction": "en-zh"},
    {"en_forbidden": "Shenzhen|UN", "zh_forbidden": "深圳"},
    {"zh_short": "中心|市", "en_short": "Centre"},
    {"valid_to": "2001"},
    {"context": "near:香港"},
)


@pytest.mark.parametrize("seed", range(12))
def test_pages_that_a_change_is_said_not_to_touch_have_the_same_findings(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (chance for a test, no secret)
    old = load((str(DATA / "match" / "glossary.csv"),))
    rows = list(mutated(old.entries, chance))
    layered = Glossary((old.entries, tuple(row for row in rows if row not in old.entries)))
    new = layered if seed % 3 == 0 else Glossary((tuple(chance.sample(rows, len(rows))),))
    untouched = 0
    for source, target in ((Language.SIMPLIFIED, Language.ENGLISH), (Language.ENGLISH, Language.SIMPLIFIED)):
        reach = Reach(old, new, source, target)
        before, after = (Matcher.of(each, source, target) for each in (old, new))
        for page in some_pages(chance, source, target):
            if not reach.touches(page):
                untouched += 1
                assert check(page, after) == check(page, before)

    assert untouched


def some_pages(chance: random.Random, source: Language, target: Language) -> Iterator[Page]:
    """Yield pages of a few sentences, not all of them with their own translation."""
    rows = sentences()
    for _ in range(40):
        some = chance.sample(rows, 3)
        pairs = [(each[0], chance.choice([each, some[0]])[1]) for each in some]
        sides = pairs if source is Language.SIMPLIFIED else [(en, zh) for zh, en in pairs]
        page = page_of(*((*pair, "machine") for pair in sides))
        yield replace(page, source_language=source, target_language=target, date="2024-05-01")


@pytest.mark.parametrize("seed", range(6))
def test_what_is_found_is_what_two_full_checks_differ_in(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 (chance for a test, no secret)
    direction = (Language.SIMPLIFIED, Language.ENGLISH) if seed % 2 else (Language.ENGLISH, Language.SIMPLIFIED)
    old = load((str(DATA / "match" / "glossary.csv"),))
    new = Glossary((tuple(mutated(old.entries, chance)),))
    paths = [tmp_path / f"{at:03}.html" for at in range(40)]
    for path, page in zip(paths, some_pages(chance, *direction), strict=True):
        path.write_text(render(replace(page, path=str(path))), encoding="utf-8")

    found = impact(old, new, paths, processes=1)

    before, after = (Matcher.of(each, *direction) for each in (old, new))
    pages = [read_page(path.read_text(encoding="utf-8"), str(path)) for path in paths]
    appear = [key for page in pages for key in keys(check(page, after)) - keys(check(page, before))]
    disappear = [key for page in pages for key in keys(check(page, before)) - keys(check(page, after))]
    assert keys(effect.finding for effect in found.of(broken=True)) == set(appear)
    assert keys(effect.finding for effect in found.of(broken=False)) == set(disappear)


def keys(findings: Iterable[Finding]) -> set[tuple[str, str, str, Location]]:
    return {(each.code, each.severity, each.pair, each.location) for each in findings}


# where OLD and NEW stand among the layers


def test_the_versions_of_a_file_of_the_shipped_folder_leave_its_other_files(tmp_path: Path) -> None:
    old, new = version(str(shipped() / "people.csv")), version(str(written_rows(tmp_path, "other.csv")))

    before, after, place = in_place(("default",), old, new)

    assert place == "default"
    assert len(before.entries) == len(load().entries)
    names = {Path(entry.location.path).name for entry in after.entries}
    assert "people.csv" not in names
    assert {"other.csv", "titles.csv", "places.csv"} <= names


@pytest.mark.parametrize(
    ("names", "layers", "place"),
    [
        (("{house}",), ["new"], "{house}"),
        (("{other}", "{house}"), ["other", "new"], "{house}"),
        (("{house}", "{other}"), ["new", "other"], "{house}"),
        (("{other}",), ["other", "new"], "a layer of its own"),
    ],
)
def test_a_version_takes_the_place_of_its_layer(
    tmp_path: Path, names: tuple[str, ...], layers: list[str], place: str
) -> None:
    paths = {name: str(written_rows(tmp_path, f"{name}.csv")) for name in ("house", "other", "new")}

    _, after, found = in_place(
        tuple(name.format_map(paths) for name in names), version(paths["house"]), version(paths["new"])
    )

    assert [Path(layer[0].location.path).stem for layer in after.layers] == layers
    assert found == place.format_map(paths)


def test_what_no_layer_holds_stands_for_the_default_one(tmp_path: Path) -> None:
    old, new, house = (str(written_rows(tmp_path, f"{name}.csv")) for name in ("old", "new", "house"))

    before, after, place = in_place(("default", house), version(old), version(new))

    assert [[Path(layer[0].location.path).stem for layer in each.layers] for each in (before, after)] == [
        ["old", "house"],
        ["new", "house"],
    ]
    assert place == "default"


def written_rows(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("zh,en\n市长,mayor\n", encoding="utf-8")
    return path


# the reports


@pytest.fixture
def broken(tmp_path: Path, pages: list[Path]) -> Impact:
    return changed(
        tmp_path, pages, ROWS[0], "副市长,deputy mayor,,,title,", ROWS[2], "市民,<b>@all|`x`</b>,,,programme,"
    )


def test_the_text_says_where_why_and_who(broken: Impact, pages: list[Path]) -> None:
    lines = REPORTS["text"](broken, None).split("\n")

    assert lines[0].startswith(f"{pages[0]}:")
    assert "breaks T001 副市长 should be deputy mayor in the target" in lines[0]
    assert lines[1:3] == ["  副市长讲话。", "  The vice mayor spoke."]
    assert lines[3].endswith("副市长 = deputy mayor: variant 'vice mayor' removed")
    assert lines[4] == "  s2 is approved: an editor must look at it"
    assert "  no person has touched it: bilingual retranslate makes it again" in lines
    assert remedy(broken) == "bilingual retranslate makes 2 again; 1 for an editor: people have worked there"


def test_a_row_is_named_as_anybody_can_find_it(broken: Impact, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = broken.effects[0].causes[0].location
    row = shipped() / "titles.csv"
    causes = (broken.effects[0].causes[0]._replace(location=place._replace(path=str(row))),)
    monkeypatch.chdir(tmp_path)

    assert f"row: {Path(place.path).name}:2: " in REPORTS["text"](broken, None)
    assert "row: default/titles.csv:2: " in REPORTS["text"](
        broken._replace(effects=[broken.effects[0]._replace(causes=causes)]), None
    )


def test_the_json_holds_each_sentence_with_its_rows(broken: Impact) -> None:
    report = json.loads(REPORTS["json"](broken, None))

    assert report["totals"]["broken"] == {"sentences": 3, "pages": 2, "touched": 1, "codes": {"T001": 3}}
    first = report["broken"][0]
    assert (first["pair"], first["state"], first["retranslate"]) == ("s1", "machine", True)
    assert (first["source"], first["rows"][0]["zh"]) == ("深圳副市长到会。", "副市长")
    assert report["mended"] == []


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_no_word_of_a_page_or_a_row_becomes_markup(broken: Impact, form: str) -> None:
    shown = REPORTS[form](broken, None)

    assert "<b>" not in shown
    assert form == "html" or "@all" not in shown


def test_the_html_links_from_its_own_folder_to_the_sentence(broken: Impact, tmp_path: Path) -> None:
    assert 'href="../x.html#s2"' in REPORTS["html"](broken, tmp_path / "reports")
    assert 'href="x.html#s2"' in REPORTS["html"](broken, tmp_path)


def test_a_comment_shows_the_worst_first_and_counts_what_it_cannot_hold(broken: Impact) -> None:
    few = REPORTS["markdown"](broken, None)
    many = broken._replace(effects=broken.effects * 400)

    shown = REPORTS["markdown"](many, None)

    assert few.index("s2 is approved") < few.index("no person has touched it")
    assert "more findings that" not in few
    assert len(shown) <= 65_536
    assert "more findings that appear or disappear" in shown
    assert "| T001 | 1200 | 0 |" in shown
