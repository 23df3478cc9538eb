"""What a change of the glossary may change in translations, with the bundled model: nothing but the terms."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

import pytest

from bilingual.checks.flaws import flaws
from bilingual.enforce import Enforced, Judge, enforce
from bilingual.engines import Engine, load_engine
from bilingual.match import Matcher
from bilingual.models import find_model
from bilingual.pipeline import cut_into_units, drafted, find_terms, joined_units
from bilingual.records import Article, Language, Segment, Term

CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH
BUREAU = Term(("市商务局",), ("Municipal Bureau of Commerce",), kind="organization")
PLACE = Term(("宝安区",), ("Bao'an District",), kind="place")
TITLE = Term(("党组书记",), ("secretary of the leading Party members group",), kind="title")
TERMS = (BUREAU, PLACE, TITLE)
SENTENCES = (
    "市商务局今天举行发布会。",
    "今天天气很好，市民纷纷走出家门。",
    "宝安区去年引进企业120家。",
    "市商务局党组书记郁景和介绍了宝安区的情况，市商务局还发布了公告。",
    "谢谢大家。",
    (
        "双方就加强合作交换了意见，会议还研究了其他事项，并要求各单位认真落实各项措施，确保今年的目标任务按时完成，"
        "同时加强与企业的联系，及时解决企业在生产经营中遇到的困难和问题，党组书记作了讲话。"
    ),
)


@cache
def engine(*, hints: bool = True) -> Engine:
    model = find_model(None, CHINESE, ENGLISH)
    return load_engine("ctranslate2", model if hints else replace(model, hints={}), CHINESE, ENGLISH)


@cache
def translated(terms: Sequence[Term], *, hints: bool = True) -> list[Enforced]:
    """Return the sentences, each an article of its own, as ``translate`` gives them with a glossary of these terms."""
    matcher = Matcher(terms)
    sources = [Segment(text) for text in SENTENCES]
    article = Article("", CHINESE, (), "")
    cut = cut_into_units(
        sources, [find_terms([source], matcher, article)[0] for source in sources], engine(hints=hints)
    )
    judge = Judge(matcher, partial(flaws, source_language=CHINESE, target_language=ENGLISH))
    drafts = drafted(sources, cut, engine(hints=hints))
    return joined_units(
        cut, enforce([u.text for u in cut], drafts, [u.matches for u in cut], judge, engine(hints=hints)), " "
    )


def texts(terms: Sequence[Term]) -> list[str]:
    return [whole.hypothesis.text for whole in translated(terms)]


def changed(first: Sequence[Term], second: Sequence[Term]) -> set[str]:
    pairs = zip(SENTENCES, texts(first), texts(second), strict=True)
    return {source for source, one, other in pairs if one != other}


def holding(*terms: Term) -> set[str]:
    return {source for source in SENTENCES if any(term.sources[0] in source for term in terms)}


@pytest.mark.parametrize("hints", [True, False])
def test_every_term_is_held_or_awaits_an_editor(*, hints: bool) -> None:
    for whole in translated(TERMS, hints=hints):
        missing = [held for held in whole.ledger if held.span is None]
        assert not missing or whole.state == "needs-review"
        for held in (held for held in whole.ledger if held.span):
            assert whole.hypothesis.text[slice(*held.span)].lower() in map(str.lower, held.match.term.targets)

    assert sum(len(whole.ledger) for whole in translated(TERMS, hints=hints)) >= 7


def test_without_the_glossary_no_sentence_without_terms_is_another() -> None:
    assert changed(TERMS, ()) <= holding(*TERMS)
    assert changed(TERMS, ())


def test_an_entry_that_no_sentence_holds_changes_nothing() -> None:
    assert changed(TERMS, (*TERMS, Term(("乌鲁木齐",), ("Urumqi",), kind="place"))) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BUREAU, Term(BUREAU.sources, ("Commerce Bureau of the City",), kind="organization")),
        (PLACE, Term(PLACE.sources, ("Paoan",), kind="place")),
    ],
)
def test_another_target_changes_exactly_the_sentences_that_hold_it(old: Term, new: Term) -> None:
    others = tuple(new if term is old else term for term in TERMS)

    assert changed(TERMS, others) == holding(old)


def test_a_term_across_the_parts_of_a_long_sentence_changes_no_other_draft() -> None:
    across = Term(("困难和问题，党组书记",), ("difficulties and the secretary",))

    assert changed((), (across,)) <= holding(across)
