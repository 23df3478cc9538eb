"""Drafts that slip in figures, signs or words that no model reads: what is put right, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bilingual.engines import load_engine
from bilingual.engines.echo import EchoEngine
from bilingual.guards import guarded, mender
from bilingual.guards.choice import looker
from bilingual.guards.slips import slips
from bilingual.guards.swaps import swapped
from bilingual.models import find_model
from bilingual.records import Hypothesis, Language, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilingual.engines import Engine

CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH
TO_ENGLISH, TO_CHINESE = (CHINESE, ENGLISH), (ENGLISH, CHINESE)
UNREAD = "★■😀👨👧€ŠŁźğ©"


def unread(text: str) -> str:
    return "".join(character for character in text if character in UNREAD)


def hypothesis(text: str, source: str = "") -> Hypothesis:
    """Return a translation of which each character looks at the one of the source in its place."""
    spans = tuple(Span(place, place + 1) for place in range(len(text)))
    origin = tuple(Span(place, place + 1) for place in range(len(source)))
    return Hypothesis(text, 0.0, np.eye(len(spans), len(origin), dtype=np.float32), spans, origin)


@pytest.mark.parametrize(
    ("languages", "source", "target", "found"),
    [
        (TO_ENGLISH, "减税576亿元。", "Cut taxes by 5.76 billion yuan.", ["576亿 57.6 billion", "5.76 billion"]),
        (TO_ENGLISH, "减税576亿元。", "Cut taxes by 57.6 billion yuan.", []),
        (TO_ENGLISH, "同比增长4%。", "Up 40 percent.", ["4% 4 percent", "40 percent"]),
        (TO_CHINESE, "2 billion yuan", "200亿元", ["2 billion 20亿", "200亿"]),
        (TO_CHINESE, "4.55 trillion yuan", "很多元", ["4.55 trillion 4.55万亿"]),
        (TO_ENGLISH, "★ 通知", "┹ Notice", ["★ ★", "┹"]),
        (TO_ENGLISH, "★ 通知", "★ Notice", []),
        (TO_ENGLISH, "☎ 电话", "Telephone", []),  # the model reads this sign: to leave it out was its choice
        (TO_ENGLISH, "投资€500万", "It costs 5 million euros.", []),
        (TO_CHINESE, "The Škoda factory", "koda工厂", ["Škoda Škoda"]),
        (TO_CHINESE, "The Škoda factory", "Škoda工厂", []),
        (TO_CHINESE, "A café", "咖啡馆", []),  # letters that the model reads
        (TO_ENGLISH, "免费Wi-Fi", "Free Wi-Fi-Fi", ["Wi-Fi Wi-Fi"]),
        (TO_ENGLISH, "免费Wi-Fi", "Free Wi-Fi", []),
        (TO_ENGLISH, "用iPhone 15 Pro拍照", "Photos by 15 Prosecutors of iPhone", ["Pro Pro"]),
        (TO_ENGLISH, "发布foo_bar和Wi-Fi", "Issued a fooo bar", ["foo_bar foo_bar", "Wi-Fi Wi-Fi"]),
        (
            TO_ENGLISH,
            "下载APP，A股上涨",
            "Downloaded apps as shares rose",
            [],
        ),  # in whatever letters; one alone may be said
        (TO_CHINESE, "Download the app", "下载应用", []),  # Chinese has words of its own
        (TO_ENGLISH, "好👨\u200d👧😀", "Good", ["👨\u200d👧 👨\u200d👧", "😀 😀"]),  # one sign, and another
        (TO_ENGLISH, "好👨\u200d👧", "Good 👨\u200d👧", []),
        (TO_CHINESE, "73 of 112 suggestions", "112 73条建议", ["112 "]),
        (TO_CHINESE, "73 of 112 suggestions", "112条建议中的73条", []),
        (TO_ENGLISH, "电话0755 8888", "Call 0755 8888", []),
        (TO_CHINESE, "Call 0755 now", "请打7555", ["0755 0755", "7555"]),  # no quantity: as it is written
    ],
)
def test_slips_are_what_was_not_copied(
    languages: tuple[Language, Language], source: str, target: str, found: list[str]
) -> None:
    texts = {"source": source, "target": target}

    made = slips(source, target, languages, unread)

    assert [f"{texts[slip.side][slice(*slip.span)]} {slip.words}".rstrip(" ") for slip in made] == [
        words.rstrip(" ") for words in found
    ]


@pytest.mark.parametrize(
    ("languages", "source", "draft", "better"),
    [
        (TO_ENGLISH, "减税576亿元。", "Cut taxes by 5.76 billion yuan.", "Cut taxes by 57.6 billion yuan."),
        (TO_ENGLISH, "■ 记者 王芳", "Wang Fang", "■ Wang Fang"),
        (TO_ENGLISH, "■记者", "Reporter", "■Reporter"),
        (TO_ENGLISH, "记者 ■", "Reporter", "Reporter ■"),
        (TO_ENGLISH, "★ 通知", "┹ Notice", "★ Notice"),
        (TO_ENGLISH, "他说■记者", "He said reporter", "He ■ said reporter"),  # behind the word that looks there
        (TO_ENGLISH, "他■36人", "He said 36", "He said 36"),  # before a figure it belongs to that
        (TO_ENGLISH, "有36人", "There are some", "There are some"),  # nothing to write over
        (TO_ENGLISH, "有36人，4%", "40 percent of 35", "4 percent of 36"),  # each in the place of its own sort
        (TO_CHINESE, "36 people", "35人和37人", "35人和37人"),  # which of them is wrong?
    ],
)
def test_only_what_slipped_is_written_over(
    languages: tuple[Language, Language], source: str, draft: str, better: str
) -> None:
    made = swapped(source, hypothesis(draft, source), slips(source, draft, languages, unread))

    assert made.text == better
    assert made.attention is not None
    assert made.attention.shape == (len(made.target_spans), len(made.source_spans))
    assert all(0 <= span.start <= span.end <= len(better) for span in made.target_spans)


def test_two_wrong_figures_are_told_apart_by_attention() -> None:
    source, draft = "11个人和有着22", "33 and 44"
    straight = hypothesis(draft, source)
    crossed = Hypothesis(draft, 0.0, np.eye(9, dtype=np.float32)[::-1], straight.target_spans, straight.source_spans)
    found = slips(source, draft, TO_CHINESE[::-1], unread)

    assert swapped(source, straight, found).text == "11 and 22"
    assert swapped(source, crossed, found).text == "22 and 11"


class Scripted(EchoEngine):
    """An engine that heeds no prefix and no hint, has an n-best list, and scores what it is told to."""

    free: Sequence[str] = ()
    scores: dict[str, float]

    def translate(self, texts: Sequence[str], prefixes: Sequence[str] | None = None) -> list[Hypothesis]:  # noqa: ARG002 (an engine's)
        return [hypothesis("It grew") for _ in texts]

    def alternatives(self, texts: Sequence[str], count: int) -> list[list[Hypothesis]]:
        return [[hypothesis(text) for text in self.free][:count] for _ in texts]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        return [self.scores.get(target, -1.0) for _, target in zip(sources, targets, strict=True)]


def scripted(free: Sequence[str], scores: dict[str, float]) -> Engine:
    engine = Scripted(find_model("bundled"), TO_ENGLISH)
    object.__setattr__(engine, "free", free)
    object.__setattr__(engine, "scores", scores)
    return engine


def test_the_best_of_what_slips_least_is_taken() -> None:
    source, draft = "增加了36人", "It grew by 35 or 37"
    free = ["It grew by 36", "It grew by 36 people", "It shrank by 35"]
    engine = scripted(free, {"It grew by 36 people": -0.2})

    assert guarded([source], [hypothesis(draft)], engine)[0].text == "It grew by 36 people"


@pytest.mark.parametrize(
    ("source", "draft", "free", "scores"),
    [
        ("增加了36人", "It grew", ["It grew by 36"], {"It grew by 36": -9.0}),  # much worse on the source
        ("增加了36人", "It grew", ["It grew grew grew by 36"], {"36": -9.0}),  # a flaw that the draft has not
        ("增加了36人", "It grew by 36", ["It grew by 36 people"], {"It grew by 36 people": 0.0}),  # nothing slipped
        ("增加了36人", "增加了人", ["It grew by 36"], {"It grew by 36": 0.0}),  # still in its own language
    ],
)
def test_what_would_be_no_better_is_not_taken(
    source: str, draft: str, free: list[str], scores: dict[str, float]
) -> None:
    engine = scripted(free, scores)
    given = hypothesis(draft)

    assert guarded([source], [given], engine) == [given]


def test_a_word_that_no_piece_spells_need_not_score_well() -> None:
    engine = scripted(["He saw Łódź"], {"He saw Łódź": -9.0})

    assert guarded(["他看了Łódź"], [hypothesis("He saw choirds")], engine)[0].text == "He saw Łódź"


def test_a_text_that_is_its_own_translation_is_left_alone() -> None:
    engine = EchoEngine(find_model("bundled"), TO_CHINESE)
    texts = ["Open May 5 to 7 at 3:30 p.m.", "2 million"]

    assert [made.text for made in guarded(texts, engine.translate(texts), engine)] == texts


def test_figures_inside_terms_are_not_mended() -> None:
    source, target = "“十五五”规划有36项", "The 15th Five-Year Plan has 35 items"
    term = (Span(source.index("十"), source.index("”")), Span(4, 23))

    better = mender(scripted([], {}))(source, hypothesis(target, source), terms=[term])

    assert better.text == "The 15th Five-Year Plan has 36 items"


@pytest.mark.parametrize("languages", [TO_ENGLISH, TO_CHINESE])
def test_the_bundled_model_loses_fewer_figures_and_signs_with_guards(languages: tuple[Language, Language]) -> None:
    engine = load_engine("ctranslate2", find_model("bundled"), *languages)
    texts = {
        CHINESE: [
            "★ 全市新增减税降费576亿元，惠及11.3万户企业。", "■ 该项目首期规模20亿元，占比4.5%。",
            "交通运输部预计人员流动量将突破20亿人次。", "Łódź市市长访问深圳。", "这座四百七十万人口的城市来了两百多万客人。",
        ],
        ENGLISH: [
            "★ The city cut taxes by 57.6 billion yuan for 113,000 companies.", "The fund has 2.36 billion yuan.",
            "A factory had 20,000 volunteers stand on a scanner.", "The mayor of Łódź visited the Škoda plant.",
            "Sales reached 4.55 trillion yuan, or 20.9 percent of the total.",
        ],
    }[languages[0]]  # fmt: skip
    look = looker(engine)
    drafts = engine.translate(texts)

    better = guarded(texts, drafts, engine)

    before, after = (
        sum(len(look(text, made.text)) for text, made in zip(texts, some, strict=True)) for some in (drafts, better)
    )
    assert after <= before
    assert after <= 2
    for made in better:
        assert made.attention is not None
        assert made.attention.shape == (len(made.target_spans), len(made.source_spans))
