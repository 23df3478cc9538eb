"""Each way of repair, proved with an engine that says what a table tells it."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from bilingual.checks import check
from bilingual.checks.flaws import flaws
from bilingual.enforce import METHODS, Enforced, Judge, enforce
from bilingual.enforce.exact import exactly
from bilingual.match import Matcher
from bilingual.models import Model
from bilingual.names import people
from bilingual.records import Hypothesis, Language, Page, Pair, Segment, Span, Term

MAYOR = Term(("市长",), ("mayor",), kind="title")
VICE_MAYOR = Term(("副市长",), ("deputy mayor", "vice mayor"), kind="title", forbidden=("sub-mayor",))
BUREAU = Term(("市商务局",), ("Municipal Commerce Bureau",), kind="organization")
OFFICE = Term(("办公厅",), ("General Office",), choices=("General Office", "Executive Office"), kind="organization")
MATCHER = Matcher([MAYOR, VICE_MAYOR, BUREAU, OFFICE])
FLAWS = partial(flaws, source_language=Language.SIMPLIFIED, target_language=Language.ENGLISH)
TRAINED = {"en": "⟦ {} ⟧", "zh": "⟦{}⟧"}


class ScriptedEngine:
    """An engine that looks up its answers: by source, or by source and prefix; each word looks at its own place."""

    name = "scripted"

    def __init__(
        self,
        answers: Mapping[str | tuple[str, str], str],
        scores: Mapping[str, float],
        hints: Mapping[str, str],
        lists: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.model = Model("scripted", {"scripted": Path()}, hints=hints)
        self.answers, self.scores, self.lists = answers, scores, lists or {}
        self.asked: list[str | tuple[str, str]] = []

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:
        keys = [
            (text, prefix) if prefix else text
            for text, prefix in zip(texts, prefixes or [""] * len(texts), strict=True)
        ]
        self.asked += keys
        return [hypothesis(self.answers.get(key, ""), key[0] if isinstance(key, tuple) else key) for key in keys]

    def alternatives(self, texts: Sequence[str], count: int) -> list[list[Hypothesis]]:
        return [[hypothesis(target, text) for target in self.lists.get(text, [])[:count]] for text in texts]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        assert len(sources) == len(targets)
        return [self.scores.get(target, -1.0) for target in targets]


def hypothesis(text: str, source: str) -> Hypothesis:
    words = text.split(" ")
    spans = []
    for word in words:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(word)))
    cells = tuple(Span(index, index + 1) for index in range(len(source)))
    attention = np.zeros((len(words), len(cells)), np.float32)
    for row in range(len(words)):
        attention[row, min(len(cells) - 1, row * len(cells) // len(words))] = 1
    return Hypothesis(text, 0.0, attention, tuple(spans), cells)


def no_flaws(source: str, target: str, **_: object) -> frozenset[str]:
    return frozenset({"X001"} if source and not target else ())


def run(
    source: str,
    draft: str,
    answers: Mapping[str | tuple[str, str], str] | None = None,
    scores: Mapping[str, float] | None = None,
    hints: Mapping[str, str] = TRAINED,
    flaws: object = no_flaws,
    methods: Collection[str] = METHODS,
    lists: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Enforced, ScriptedEngine]:
    engine = ScriptedEngine(answers or {}, scores or {}, hints, lists)
    judge = Judge(MATCHER, flaws)  # type: ignore[arg-type]
    (result,) = enforce([source], [hypothesis(draft, source)], [MATCHER.find(source)], judge, engine, methods=methods)
    return result, engine


def outcomes(result: Enforced) -> list[tuple[str, str]]:
    return [(held.outcome, held.method) for held in result.ledger]


def test_a_draft_that_keeps_its_terms_is_returned_untouched() -> None:
    draft = hypothesis("The vice mayor came.", "副市长来了。")
    engine = ScriptedEngine({}, {}, TRAINED)

    (result,) = enforce(["副市长来了。"], [draft], [MATCHER.find("副市长来了。")], Judge(MATCHER, no_flaws), engine)

    assert result.hypothesis is draft
    assert outcomes(result) == [("kept", "plain")]
    assert result.state == "machine"
    assert engine.asked == []


def test_a_text_without_terms_is_returned_untouched() -> None:
    result, engine = run("他来了。", "He came.")

    assert result.hypothesis.text == "He came."
    assert result.ledger == ()
    assert engine.asked == []


def test_a_hint_repairs_and_its_alignment_speaks_of_the_original() -> None:
    result, _ = run("副市长来了。", "The leader came.", {"⟦ deputy mayor ⟧来了。": "The deputy mayor came."})

    assert result.hypothesis.text == "The deputy mayor came."
    assert outcomes(result) == [("repaired", "hint")]
    assert result.ledger[0].span == Span(4, 16)
    assert max(span.end for span in result.hypothesis.source_spans) == len("副市长来了。")


def test_a_model_that_reads_no_hints_gets_the_bare_target() -> None:
    result, _ = run("副市长来了。", "The leader came.", {"deputy mayor来了。": "The deputy mayor came."}, hints={})

    assert outcomes(result) == [("repaired", "inline")]


def test_where_hints_fail_the_prefix_is_forced() -> None:
    answers = {("副市长来了。", "Deputy mayor"): "Deputy mayor came."}

    result, engine = run("副市长来了。", "The leader came.", answers)

    assert result.hypothesis.text == "Deputy mayor came."
    assert outcomes(result) == [("repaired", "prefix")]
    assert engine.asked[0] == "⟦ deputy mayor ⟧来了。"


def test_terms_are_forced_one_by_one_from_left_to_right() -> None:
    source = "副市长到市商务局。"
    first = ("副市长到市商务局。", "Deputy mayor")
    second = ("副市长到市商务局。", "Deputy mayor visits Municipal Commerce Bureau")
    answers = {first: "Deputy mayor visits office today.", second: second[1] + "."}

    result, engine = run(source, "Leader visits office today.", answers)

    assert [key for key in engine.asked if key[0] == source] == [first, second]
    assert outcomes(result) == [("repaired", "prefix")] * 2


@pytest.mark.parametrize(
    ("hinted", "fault"),
    [
        ("The deputy mayor 2 came.", "figures"),
        ("The sub-mayor deputy mayor came.", "a forbidden form"),
        ("The leader came.", "the term dropped"),
        ("", "nothing at all"),
        ("The ⟦deputy mayor⟧ came.", "leaked brackets"),
    ],
)
def test_a_repair_with_a_new_flaw_is_not_taken(hinted: str, fault: str) -> None:
    def flaws(source: str, target: str, **_: object) -> frozenset[str]:
        return no_flaws(source, target) | {mark for mark in "2⟦" if mark in target}

    result, _ = run(
        "副市长来了。", "The leader came.", {"⟦ deputy mayor ⟧来了。": hinted}, flaws=flaws, methods={"hint"}
    )

    assert result.hypothesis.text == "The leader came.", fault
    assert outcomes(result) == [("missing", "plain")]
    assert result.state == "needs-review"


@pytest.mark.parametrize(("code", "state"), [("N001", "machine"), ("X004", "needs-review")])
def test_a_flaw_that_the_draft_has_too_is_no_reason_to_refuse_but_a_loop_is_read(code: str, state: str) -> None:
    def flaws(source: str, target: str, **_: object) -> frozenset[str]:
        return no_flaws(source, target) | {code}

    result, _ = run(
        "副市长来了。", "The leader came.", {"⟦ deputy mayor ⟧来了。": "The deputy mayor came."}, flaws=flaws
    )

    assert outcomes(result) == [("repaired", "hint")]
    assert result.state == state


def test_the_best_score_on_the_original_source_wins() -> None:
    listed = ["Deputy mayor deputy mayor came.", "Deputy mayor came.", "Vice mayor was there."]
    scores = dict(zip([*listed, "Leader came."], [-3.0, -0.5, -0.9, -0.4], strict=True))

    result, _ = run("副市长来了。", "Leader came.", scores=scores, lists={"副市长来了。": listed})

    assert result.hypothesis.text == "Deputy mayor came."
    assert result.ledger[0].score_change == pytest.approx(-0.1)
    assert result.state == "machine"


def test_of_repairs_that_keep_the_terms_one_without_the_flaws_of_the_draft_is_better() -> None:
    def flaws(source: str, target: str, **_: object) -> frozenset[str]:
        return no_flaws(source, target) | {"N001" for mark in "5" if mark in target}

    listed = ["5 deputy mayors came.", "Deputy mayor came."]
    scores = dict(zip(listed, [-0.1, -0.9], strict=True))

    result, _ = run("副市长来了。", "5 leaders came.", scores=scores, lists={"副市长来了。": listed}, flaws=flaws)

    assert result.hypothesis.text == "Deputy mayor came."


def test_the_draft_is_forced_where_the_hinted_translation_cannot_be() -> None:
    hinted = "⟦ deputy mayor ⟧来了。"
    answers = {hinted: "A leader came.", ("副市长来了。", "Deputy mayor"): "Deputy mayor came."}

    result, engine = run("副市长来了。", "Leader came.", answers)

    assert engine.asked == [hinted, (hinted, "Deputy mayor"), ("副市长来了。", "Deputy mayor")]
    assert result.hypothesis.text == "Deputy mayor came."
    assert outcomes(result) == [("repaired", "prefix")]


def test_a_hint_that_keeps_every_term_ends_the_search() -> None:
    _, engine = run("副市长来了。", "Leader came.", {"⟦ deputy mayor ⟧来了。": "Deputy mayor came."})

    assert engine.asked == ["⟦ deputy mayor ⟧来了。"]


def test_a_term_that_the_draft_keeps_is_hinted_as_it_stands_there() -> None:
    answers = {
        "⟦ vice mayor ⟧到⟦ Municipal Commerce Bureau ⟧。": "The vice mayor visits the Municipal Commerce Bureau."
    }

    result, _ = run("副市长到市商务局。", "The vice mayor visits an office.", answers)

    assert outcomes(result) == [("kept", "plain"), ("repaired", "hint")]


def test_a_name_that_nobody_knows_stays_in_latin_letters_and_awaits_an_editor() -> None:
    source = "Lu Jingchuan came."
    engine = ScriptedEngine({"⟦ Lu Jingchuan ⟧ came.": "Lu Jingchuan来了。"}, {}, TRAINED)
    draft = hypothesis("陆景川来了。", source)

    (result,) = enforce([source], [draft], [people(source, [])], Judge(MATCHER, no_flaws), engine)

    assert result.hypothesis.text == "Lu Jingchuan来了。"
    assert outcomes(result) == [("repaired", "name")]
    assert result.state == "needs-review"


def test_a_repair_that_scores_much_worse_awaits_an_editor() -> None:
    answers = {"⟦ deputy mayor ⟧来了。": "The deputy mayor came."}

    result, _ = run("副市长来了。", "The leader came.", answers, {"The deputy mayor came.": -4.0})

    assert outcomes(result) == [("repaired", "hint")]
    assert result.state == "needs-review"


def test_the_engine_chooses_among_rows_that_share_a_form_and_an_editor_looks() -> None:
    answers = {
        "⟦ General Office ⟧发文。": "The General Office wrote.",
        "⟦ Executive Office ⟧发文。": "The Executive Office wrote.",
    }
    office = Term(("办公厅",), ("General Office", "Executive Office"), choices=("General Office", "Executive Office"))
    matcher = Matcher([office])
    engine = ScriptedEngine(answers, {"The Executive Office wrote.": -0.5}, TRAINED)
    draft = hypothesis("They wrote.", "办公厅发文。")

    (result,) = enforce(["办公厅发文。"], [draft], [matcher.find("办公厅发文。")], Judge(matcher, no_flaws), engine)

    assert result.hypothesis.text == "The Executive Office wrote."
    assert result.state == "needs-review"


def test_a_segment_that_is_exactly_a_term_becomes_its_target() -> None:
    result, engine = run("市商务局", "Business office of the city")

    assert result.hypothesis.text == "Municipal Commerce Bureau"
    assert outcomes(result) == [("repaired", "exact")]
    assert engine.asked == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李明、王芳", "Li Ming, Wang Fang"),
        ("李明 王芳", "Li Ming, Wang Fang"),
        ("李明说王芳", None),
        ("市长、李明", None),
    ],
)
def test_a_list_of_people_is_no_matter_for_the_engine(text: str, expected: str | None) -> None:
    known = [Term((name,), (spelled,), kind="person") for name, spelled in (("李明", "Li Ming"), ("王芳", "Wang Fang"))]
    matches = Matcher([MAYOR, *known]).find(text)

    found = exactly(text, matches, Hypothesis("Bright, Fragrant"))

    assert (found.text if found else None) == expected


def test_a_mayor_inside_a_deputy_mayor_does_not_count() -> None:
    result, _ = run("市长来了。", "The deputy mayor came.", methods=())

    assert outcomes(result) == [("missing", "plain")]


def test_a_term_that_hints_and_prefixes_lose_comes_from_the_bare_target() -> None:
    result, _ = run("副市长来了。", "The leader came.", {"deputy mayor来了。": "The deputy mayor came."})

    assert result.hypothesis.text == "The deputy mayor came."
    assert outcomes(result) == [("repaired", "inline")]


@pytest.mark.parametrize("asked", ["副市长来了。", "⟦ deputy mayor ⟧来了。"])
def test_a_term_may_stand_further_down_in_the_list_of_hypotheses(asked: str) -> None:
    lists = {asked: ["The leader came.", "The deputy mayor came."]}

    result, _ = run("副市长来了。", "The leader came.", lists=lists)

    assert result.hypothesis.text == "The deputy mayor came."
    assert outcomes(result) == [("repaired", "nbest")]


def test_a_model_without_hints_is_forced_and_asked_for_more_hypotheses_too() -> None:
    answers = {("副市长来了。", "Deputy mayor"): "Deputy mayor came."}

    forced, _ = run("副市长来了。", "The leader came.", answers, hints={})
    listed, _ = run("副市长来了。", "The leader came.", hints={}, lists={"副市长来了。": ["Vice mayor came."]})

    assert outcomes(forced) == [("repaired", "prefix")]
    assert outcomes(listed) == [("repaired", "nbest")]


def test_where_no_way_keeps_a_term_it_is_written_over_the_words_that_align_to_it() -> None:
    result, _ = run("副市长到机场。", "Leader visits the airport.")

    assert result.hypothesis.text == "Deputy mayor the airport."
    assert outcomes(result) == [("repaired", "splice")]
    assert result.state == "needs-review"


def test_dear_ways_are_for_what_the_cheap_ones_leave() -> None:
    answers = {"⟦ deputy mayor ⟧来了。": "The deputy mayor came."}

    _, engine = run("副市长来了。", "The leader came.", answers, lists={"副市长来了。": ["Deputy mayor came."]})

    assert engine.asked == ["⟦ deputy mayor ⟧来了。"]


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        ("The deputy mayor saw firms.", "loses a figure"),
        ("The deputy mayor saw 70 firms.", "has another figure"),
        ("The ⟦deputy mayor⟧ saw seven firms.", "leaks brackets"),
        ("The deputy mayor 看了 seven firms.", "leaves Han characters"),
        ("The deputy mayor the deputy mayor the deputy mayor the deputy mayor saw seven firms.", "repeats"),
        ("Seven firms.", "drops the term"),
        ("", "says nothing"),
    ],
)
def test_an_engine_that_errs_does_not_get_its_errors_onto_the_page(made: str, fault: str) -> None:
    source = "副市长考察七家企业。"
    answers = dict.fromkeys((f"⟦ deputy mayor ⟧{source[3:]}", f"deputy mayor{source[3:]}"), made)
    answers |= {(source, "Deputy mayor"): made}

    result, _ = run(
        source, "The leader saw seven firms.", answers, flaws=FLAWS, lists={source: [made]}, methods=METHODS[:-1]
    )

    assert result.hypothesis.text == "The leader saw seven firms.", fault
    assert outcomes(result) == [("missing", "plain")]
    assert result.state == "needs-review"


def test_an_engine_that_swaps_the_order_is_right() -> None:
    source = "副市长到市商务局。"
    made = "The Municipal Commerce Bureau was visited by the deputy mayor."

    result, _ = run(
        source, "The leader went there.", {"⟦ deputy mayor ⟧到⟦ Municipal Commerce Bureau ⟧。": made}, flaws=FLAWS
    )

    assert [made[slice(*held.span)] for held in result.ledger if held.span] == [
        "deputy mayor",
        "Municipal Commerce Bureau",
    ]


def test_a_figure_inside_a_term_is_no_figure_of_the_sentence() -> None:
    eve = Term(("大年三十",), ("Chinese New Year's Eve",))
    matcher = Matcher([eve])
    source, made = "大年三十，气温33摄氏度。", "On Chinese New Year's Eve, it was 33 degrees Celsius."
    engine = ScriptedEngine({"⟦ Chinese New Year's Eve ⟧，气温33摄氏度。": made}, {}, TRAINED)
    draft = hypothesis("Of the year, 33 degrees Celsius in Fuzhou.", source)

    (result,) = enforce([source], [draft], [matcher.find(source)], Judge(matcher, FLAWS), engine)

    assert result.hypothesis.text == made
    assert outcomes(result) == [("repaired", "hint")]


def test_a_term_said_twice_is_repaired_twice() -> None:
    source = "副市长说，副市长来了。"
    made = "The deputy mayor said the deputy mayor came."

    result, _ = run(source, "He said he came.", {"⟦ deputy mayor ⟧说，⟦ deputy mayor ⟧来了。": made}, flaws=FLAWS)

    assert [held.span for held in result.ledger] == [Span(4, 16), Span(26, 38)]
    assert outcomes(result) == [("repaired", "hint")] * 2


def test_of_repairs_that_lack_a_term_the_one_that_lacks_fewest_is_taken_and_awaits_an_editor() -> None:
    source = "副市长、市长到市商务局。"
    hinted = "⟦ deputy mayor ⟧、⟦ mayor ⟧到⟦ Municipal Commerce Bureau ⟧。"
    answers = {hinted: "The deputy mayor and the mayor went there.", source[:3]: ""}

    result, _ = run(source, "They went there.", answers, flaws=FLAWS, methods={"hint"})

    assert [held.outcome for held in result.ledger] == ["repaired", "repaired", "missing"]
    assert result.state == "needs-review"


@pytest.mark.parametrize("methods", [(), *({method} for method in METHODS), METHODS])
def test_whatever_is_missing_awaits_an_editor_and_is_found_by_the_checks(methods: Collection[str]) -> None:
    source = "副市长、市长到市商务局，办公厅发文。"

    result, _ = run(source, "They went there.", flaws=FLAWS, methods=methods)

    pair = Pair("s1", Segment(source), Segment(result.hypothesis.text), result.state)
    found = check(Page("", Language.SIMPLIFIED, Language.ENGLISH, ((pair,),), ""), MATCHER)
    missing = [held for held in result.ledger if held.span is None]
    assert len(result.ledger) == 4
    assert result.state == "needs-review"
    assert sum(finding.code == "T001" for finding in found) == len(missing)


@pytest.mark.parametrize(
    ("source", "made", "expected"),
    [
        ("深圳数字贸易", "Shenzhen's Digital trade grows", "Shenzhen's digital trade grows"),
        ("数字贸易。", "He said: Digital trade grows", "He said: Digital trade grows"),
        ("数字贸易。", "It grows. Digital trade is good.", "It grows. Digital trade is good."),
        ("深圳数字贸易大会", "Shenzhen Digital Trade Fair", "Shenzhen Digital Trade Fair"),
        ("深圳市长来了", "Shenzhen Mayor came", "Shenzhen Mayor came"),
        ("他是办公厅的", "He is of the General Office", "He is of the General Office"),
    ],
)
def test_a_term_that_a_repair_half_capitalised_in_mid_sentence_gets_its_small_letters(
    source: str, made: str, expected: str
) -> None:
    matcher = Matcher([MAYOR, OFFICE, Term(("数字贸易",), ("digital trade",))])
    found = matcher.find(source)
    engine = ScriptedEngine({}, {}, {}, {source: [made]})

    (result,) = enforce([source], [hypothesis("It is.", source)], [found], Judge(matcher, no_flaws), engine)

    assert result.hypothesis.text == expected


@pytest.mark.parametrize(
    ("source", "made", "expected", "state"),
    [
        ("市商务局来了", "The municipal commerce Bureau came", "The Municipal Commerce Bureau came", "machine"),
        ("办公厅来了", "The general office came", "The General Office came", "needs-review"),
        ("市商务局来了", "The municipal commerce bureaux came", "It came", "needs-review"),
        ("市长来了", "It is of the general office", "It came", "needs-review"),
    ],
)
def test_a_repair_that_lacks_only_the_capitals_of_a_term_gets_them(
    source: str, made: str, expected: str, state: str
) -> None:
    asked = {"市商务局": "Municipal Commerce Bureau", "办公厅": "General Office", "市长": "mayor"}
    hinted = source
    for term, target in asked.items():
        hinted = hinted.replace(term, f"⟦ {target} ⟧")

    result, _ = run(source, "It came", {hinted: made}, methods={"hint"})

    assert result.hypothesis.text == expected
    assert result.state == state
