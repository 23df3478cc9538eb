"""Sentences made again: only those that no person has touched and whose terms no longer hold."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.checks import check
from bilingual.engines.echo import EchoEngine
from bilingual.errors import BilingualError
from bilingual.glossary import Glossary, load
from bilingual.match import Matcher
from bilingual.models import Model
from bilingual.page import digest, read_page, render
from bilingual.page.files import render_files
from bilingual.pipeline import Desk
from bilingual.records import Language, Mark, Page, Pair, Segment, Span
from bilingual.retranslate import retranslate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bilingual.records import Hypothesis

HEAD = "zh,en,zh_short,en_short,kind,en_forbidden"
OLD = ("副市长,deputy mayor,,,title,", "粤港澳大湾区,Greater Bay Area,湾区,GBA,programme,")
NEW = ("副市长,vice mayor,,,title,deputy mayor", OLD[1])


class Scripted(EchoEngine):
    """An engine that looks up its answers, and notes what it is asked."""

    answers: Mapping[str, str]
    asked: list[str]

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        self.asked.extend(texts)
        return super().translate([self.answers.get(text, self.answers.get("", "")) for text in texts], prefixes)


class ScriptedDesk(Desk):
    """A desk whose engine is scripted."""

    def __init__(self, glossary: Glossary, answers: Mapping[str, str]) -> None:
        super().__init__(glossary)
        self.scripted = Scripted(Model("scripted", {}), (Language.SIMPLIFIED, Language.ENGLISH), "scripted")
        object.__setattr__(self.scripted, "answers", answers)
        object.__setattr__(self.scripted, "asked", [])

    def engine(self, source: Language, target: Language) -> Scripted:
        assert source.base != target.base
        return self.scripted


def glossary(folder: Path, *rows: str) -> Glossary:
    path = folder / "house.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return load((str(path),))


def pair_of(name: str, source: str, target: str, **changes: object) -> Pair:
    pair = Pair(name, Segment(source), Segment(target), "machine", digest(source, target))
    return replace(pair, **changes)  # type: ignore[arg-type]


PAIRS = (
    pair_of("s1", "副市长讲话。", "The deputy mayor spoke."),
    pair_of("s2", "他走了。", "He left."),
    pair_of("s3", "副市长说好。", "The deputy mayor said yes.", state="needs-review"),
    pair_of("s4", "副市长来了。", "The deputy mayor came.", state="approved"),
    pair_of("s5", "副市长笑了。", "The deputy mayor smiled.", state="edited"),
    pair_of("s6", "副市长坐下。", "The deputy mayor sat down.", made="00000000"),
    pair_of("s7", "副市长吃饭。", "The deputy mayor ate.", made=""),
    pair_of("s8", "副市长睡觉。", "The deputy mayor slept.", waivers=(("T001", "his own words"), ("T002", "same"))),
)
ANSWERS = {"副市长讲话。": "The vice mayor gave a speech.", "副市长说好。": "The vice mayor said yes."}


def written(
    folder: Path, pairs: Sequence[Pair] = PAIRS, *, windows: bool = False, shown: Glossary | None = None
) -> Path:
    """Return a page with its one-language pages beside it, as another glossary made them."""
    path = folder / "x.html"
    layout = '<p data-block=""></p>' * len(pairs)
    languages = Language.SIMPLIFIED, Language.ENGLISH
    page = Page(str(path), *languages, tuple((pair,) for pair in pairs), layout, "2024-05-01", signature="engine:old")
    matcher = Matcher.of(shown, *languages) if shown else None
    html = render(page, matcher).replace("<body>", "<body>\n<!-- kept by hand -->")
    path.write_bytes(("\ufeff" + html.replace("\n", "\r\n") if windows else html).encode())
    render_files(str(path), matcher=matcher)
    path.write_bytes(("\ufeff" + html.replace("\n", "\r\n") if windows else html).encode())
    return path


def states(path: Path) -> dict[str, str]:
    return {pair.id: pair.state for pair in read_page(path.read_text(encoding="utf-8"), str(path)).pairs}


@pytest.mark.parametrize("windows", [False, True], ids=["LF", "BOM and CRLF"])
def test_only_the_two_segments_of_untouched_pairs_and_the_signature_change(tmp_path: Path, *, windows: bool) -> None:
    path = written(tmp_path, windows=windows, shown=glossary(tmp_path, *OLD))
    before = path.read_bytes().decode()

    done = retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS))

    after = path.read_bytes().decode()
    assert [new.id for _, new in done.changed] == ["s1", "s3"]
    lines = [line[2:] for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
    allowed = ("bilingual-signature", *(f'data-pair="{name}"' for name in ("s1", "s3")))
    by_state = ("noindex", "notice", "awaits", "</div>", "review", "审", "of 8 sentences", "8句")
    assert [line for line in lines if not any(word in line for word in (*allowed, *by_state))] == []
    assert after.count("\r\n") == (after.count("\n") if windows else 0)
    assert after.startswith("\ufeff") == windows
    assert "<!-- kept by hand -->" in after
    assert '<span class="term" title="vice mayor">副市长</span>讲话' in after
    assert '<span class="term" title="deputy mayor">副市长</span>来了' in after


def test_what_was_made_again_reads_as_machine_made_and_says_so_on_all_pages(tmp_path: Path) -> None:
    path = written(tmp_path)

    done = retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS))

    page = read_page(path.read_text(encoding="utf-8"), str(path))
    made = {pair.id: pair for pair in page.pairs}
    assert (made["s1"].target.text, made["s1"].state) == ("The vice mayor gave a speech.", "machine")
    assert made["s1"].made == digest("副市长讲话。", "The vice mayor gave a speech.")
    assert made["s3"].state == "machine"
    assert page.signature.startswith("engine:scripted|model:scripted|glossary:")
    assert "The vice mayor gave a speech." in (tmp_path / "x.en.html").read_text(encoding="utf-8")
    assert sorted(Path(name).name for name in done.written) == ["x.en.html", "x.html", "x.zh.html"]


def test_what_a_person_has_touched_stays_and_is_told(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = states(path)

    done = retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS))

    touched = ["s4", "s5", "s6", "s7"]
    assert [(finding.code, finding.pair) for finding in done.left] == [("T002", name) for name in touched]
    after = states(path)
    assert {name: after[name] for name in touched} == {name: before[name] for name in touched}
    assert "The deputy mayor slept." in path.read_text(encoding="utf-8")


def test_only_sentences_with_wrong_terms_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path)
    desk = ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS)

    retranslate(str(path), desk)

    assert [text for text in desk.scripted.asked if text.endswith("。")] == ["副市长讲话。", "副市长说好。"]


def test_where_all_terms_hold_nothing_is_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.glob("*.html")}
    desk = ScriptedDesk(glossary(tmp_path, *OLD), ANSWERS)

    done = retranslate(str(path), desk)

    assert (done.again, done.left, done.changed, done.written) == ([], [], [], [])
    assert desk.scripted.asked == []
    assert {file: file.read_bytes() for file in tmp_path.glob("*.html")} == before


def test_a_dry_run_lists_and_writes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.glob("*.html")}
    desk = ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS)

    done = retranslate(str(path), desk, dry_run=True)

    assert {finding.pair for finding in done.again} == {"s1", "s3"}
    assert {finding.pair for finding in done.left} == {"s4", "s5", "s6", "s7"}
    assert (done.changed, done.written, desk.scripted.asked) == ([], [], [])
    assert {file: file.read_bytes() for file in tmp_path.glob("*.html")} == before


def test_what_the_machine_cannot_do_better_stays_and_awaits_an_editor(tmp_path: Path) -> None:
    answers = {"": "The vice mayor spoke on 42 occasions."}
    path = written(tmp_path, PAIRS[:1])

    done = retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), answers))

    ((old, new),) = done.changed
    assert old.target.text == new.target.text == "The deputy mayor spoke."
    assert states(path) == {"s1": "needs-review"}
    page = read_page(path.read_text(encoding="utf-8"), str(path))
    assert page.signature == "engine:old"
    assert retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), answers)).written == []


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path)
    retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS))
    before = path.read_bytes()
    desk = ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS)

    again = retranslate(str(path), desk)

    assert (again.changed, desk.scripted.asked, path.read_bytes()) == ([], [], before)


def test_a_short_form_is_known_from_an_earlier_sentence_that_is_not_made_again(tmp_path: Path) -> None:
    pairs = (
        pair_of("s1", "粤港澳大湾区发展快。", "The Greater Bay Area grows fast.", state="approved"),
        pair_of("s2", "湾区很大。", "It is big."),
    )
    path = written(tmp_path, pairs)

    done = retranslate(str(path), ScriptedDesk(glossary(tmp_path, *OLD), {"湾区很大。": "The GBA is big."}))

    assert [new.target.text for _, new in done.changed] == ["The GBA is big."]


def test_a_link_comes_along(tmp_path: Path) -> None:
    link = Mark("a", Span(0, 3), (("href", "mayor.html"),))
    pair = replace(PAIRS[0], source=replace(PAIRS[0].source, marks=(link,)))
    path = written(tmp_path, [pair])

    retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS))

    assert '<a href="mayor.html"><span class="term" title="副市长">vice mayor</span></a>' in path.read_text(
        encoding="utf-8"
    )


def test_a_derived_page_that_somebody_edited_stops_it_before_any_work(tmp_path: Path) -> None:
    path = written(tmp_path)
    derived = tmp_path / "x.en.html"
    derived.write_text(derived.read_text(encoding="utf-8").replace("He left.", "He went."), encoding="utf-8")
    before = path.read_bytes()
    desk = ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS)

    for dry_run in (True, False):
        with pytest.raises(BilingualError, match="somebody edited this derived page in s2"):
            retranslate(str(path), desk, dry_run=dry_run)

    assert desk.scripted.asked == []
    assert path.read_bytes() == before


def test_a_damaged_page_stops_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("</main>", "loose words</main>"), encoding="utf-8")

    with pytest.raises(BilingualError, match="text outside any sentence"):
        retranslate(str(path), ScriptedDesk(glossary(tmp_path, *NEW), ANSWERS))


def test_the_model_itself_writes_the_form_that_the_glossary_wants_today(tmp_path: Path) -> None:
    source = "深圳市投资推广署与香港投资推广署签署了合作协议。"
    path = written(tmp_path, [pair_of("s1", source, "They signed an agreement.")])
    desk = Desk(glossary(tmp_path, "深圳市投资推广署,Invest in Shenzhen Office,,,organization,"))

    done = retranslate(str(path), desk)

    assert [finding.code for finding in done.again] == ["T001"]
    page = read_page(path.read_text(encoding="utf-8"), str(path))
    assert "Invest in Shenzhen Office" in page.pairs[0].target.text
    assert "T001" not in {finding.code for finding in check(page, desk.proof.matcher(*languages_of(page)))}


def languages_of(page: Page) -> tuple[Language, Language]:
    return page.source_language, page.target_language
