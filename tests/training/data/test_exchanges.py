"""Names and figures are exchanged on both sides, or on neither."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bilingual.checks.figures import differing
from bilingual.names.reading import is_read
from bilingual.records import Language
from bilingual.training.data.exchanges import exchanged, replaced
from bilingual.training.data.figures import figure_changes
from bilingual.training.data.numbers import WRITERS
from bilingual.training.data.partners import shelf
from bilingual.training.data.people import person_changes
from bilingual.training.data.ties import Termed, rewritten

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.training.data.partners import Partners

SEEDS = range(40)


def chances() -> list[random.Random]:
    return [random.Random(seed) for seed in SEEDS]  # noqa: S311 (nothing here is secret)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("会议6月17日召开。", "The meeting was held on June 17."),
        ("项目投资3.5亿元。", "It has an investment of 350 million yuan."),
        ("全市有15万人参加。", "In all, 150,000 people took part."),
        ("同比增长12.5%。", "It rose 12.5 percent year on year."),
        ("共有139家企业。", "There are 139 companies."),
        ("共有1,250家企业。", "There are 1,250 companies."),
        ("他1996年去世。", "He died in 1996."),
        ("总额达1.2万亿元。", "The total was 1.2 trillion yuan."),
        ("气温降到8.5度。", "It fell to 8.5 degrees."),
    ],
)
def test_a_figure_is_exchanged_on_both_sides(zh: str, en: str) -> None:
    old = Termed(zh, en)

    made = [rewritten(old, *figure_changes(old, chance)) for chance in chances()]

    assert len({new.zh for new in made}) > 5
    assert all((new.zh == zh) == (new.en == en) for new in made)
    assert not any(differing(new.zh, new.en, Language.SIMPLIFIED, Language.ENGLISH) for new in made)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("五家企业，共5人。", "Five companies and 5 people."),  # which five is which?
        ("会议于3月3日召开。", "It was held on March 3."),  # a month and a day of one value
        ("他有2只猫。", "He has two cats."),  # English writes it in words
        ("第3次会议。", "The third meeting."),
        ("下午3点半开会。", "They met at 3:30 p.m."),
        ("搭乘D7高铁。", "Take train D9."),  # not the same
        ("他分得三分之一。", "He got a third."),
        ("学校9月开学。", "School starts in Sept."),  # a month is written in full
        ("投资3.50亿元。", "An investment of 3.5."),
        ("编号007。", "Number 007."),
    ],
)
def test_a_figure_that_the_other_side_does_not_surely_share_stays(zh: str, en: str) -> None:
    old = Termed(zh, en)

    made = {rewritten(old, *figure_changes(old, chance)) for chance in chances()}

    assert made == {old}


def test_the_figures_of_a_term_stay(termed: Callable[..., Termed]) -> None:
    old = termed("地铁12号线明年开通。", "Line 12 of the metro opens next year.")

    made = [figure_changes(old, chance) for chance in chances()]

    assert [old.forms(tie) for tie in old.ties] == [("12号线", "Line 12")]
    assert all(changes == ([], []) for changes in made)


@pytest.mark.parametrize(
    ("sort", "zh", "en"),
    [
        ("number", "二十", "20"),
        ("number", "20", "2.0"),
        ("number", "3亿", "3 hundred"),
        ("percent", "百分之三", "3 percent"),
        ("year", "二〇二五", "2025"),
        ("year", "1840", "1840"),
        ("month", "六", "June"),
        ("month", "6", "Jun."),
        ("day", "十七", "17"),
    ],
)
def test_figures_written_otherwise_are_not_written_anew(sort: str, zh: str, en: str) -> None:
    assert WRITERS[sort](zh, en, random.Random(1)) is None  # noqa: S311 (nothing here is secret)


def test_a_number_never_becomes_one_or_two() -> None:
    made = {WRITERS["number"]("7", "7", chance) for chance in chances()}

    assert made == {(str(number), str(number)) for number in range(3, 10)}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("深圳今天下雨。", "It rained in Shenzhen today."),
        ("市商务局发布了通知。", "The municipal commerce bureau issued a notice."),
        ("他去了安溪县，又去了珠海。", "He went to Anxi County and then to Zhuhai."),
        ("6月17日，市财政局召开了会议。", "The municipal finance bureau held a meeting on June 17."),
    ],
)
def test_a_term_is_exchanged_for_one_of_its_shelf(
    zh: str, en: str, termed: Callable[..., Termed], partners: Partners
) -> None:
    old = termed(zh, en)

    made = list(filter(None, (exchanged(old, partners, chance) for chance in chances())))

    assert len(set(made)) > 3
    for new in made:
        for before, after in zip(old.ties, new.ties, strict=True):
            kept, now = old.forms(before), new.forms(after)
            assert shelf(before.kind, *kept) == shelf(after.kind, *now)
            assert (kept[0] == now[0]) == (kept[1] == now[1])
            assert kept == now or (kept[0] not in new.zh and kept[1] not in new.en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("深圳是深圳。", "Shenzhen is a city of its own."),  # twice on one side
        ("记者来到现场。", "A reporter came to the scene."),  # a common word
        ("今天下雨。", "It rained in Shenzhen today."),  # on one side
        ("他在审计局工作。", "He works at the city audit bureau."),  # no main form
    ],
)
def test_a_term_that_would_leave_something_behind_stays(
    zh: str, en: str, termed: Callable[..., Termed], partners: Partners
) -> None:
    old = termed(zh, en)

    made = [exchanged(old, partners, chance) for chance in chances()]

    assert made == [None] * len(SEEDS)


@pytest.mark.parametrize(
    ("en", "partner", "fits"),
    [
        ("He wrote a municipal education bureau story.", ("市外办", "old foreign office"), False),
        ("He wrote a municipal education bureau story.", ("市外办", "foreign office"), True),
        ("He wrote the municipal education bureau story.", ("市外办", "old foreign office"), True),
        ("He wrote a municipal education bureau story.", ("市外办", "story"), False),  # it stands there already
    ],
)
def test_a_partner_fits_the_words_around_it(
    en: str, partner: tuple[str, str], fits: bool, termed: Callable[..., Termed]
) -> None:
    old = termed("他写了市教育局的事。", en)

    assert (replaced(old, old.ties[0], partner) is not None) == fits


@pytest.mark.parametrize(
    ("zh", "en", "gone"),
    [
        ("高自民说，他来过。", "Gao Zimin said he had been there.", "Gao"),
        ("高自民说，高自民来过。", "Gao Zimin said Gao had been there.", "Gao"),
        ("高自民来了，高先生很高兴。", "Gao Zimin came. Mr. Gao was glad.", "Gao"),
        ("高自民的书出版了。", "Gao Zimin's book is out, and Gao's friends read it.", "Gao"),
    ],
)
def test_a_person_becomes_another_wherever_he_is_named(
    zh: str, en: str, gone: str, termed: Callable[..., Termed]
) -> None:
    old = termed(zh, en, "高自民=Gao Zimin")
    tie = next(tie for tie in old.ties if tie.kind == "person")

    made = [rewritten(old, *changes) for chance in chances() if (changes := person_changes(old, tie, chance))]

    assert len(made) > len(SEEDS) // 2
    for new in made:
        name = new.forms(next(tie for tie in new.ties if tie.kind == "person"))
        assert is_read(name[1], name[0])
        assert gone not in new.en.split()
        assert "高自民" not in new.zh
        assert new.en.count(name[1].split()[0]) >= en.count(gone)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("高自民和高自立来了。", "Gao Zimin and Gao Zili came."),  # another Gao
        ("高自民来了，自民很高兴。", "Gao Zimin came. Zimin was glad."),  # the given name alone
        ("高自民来到高县。", "Gao Zimin came to Gao County."),  # a place of that name
        ("高自民来了，高市长很高兴。", "Gao Zimin came. The mayor was glad."),
        ("高自民带队来了。", "Gao Zimin came with the Gao-led team."),
        ("高自民说：“高自民来了。”", "'Gao Zimin came,' said Gao Zimin."),
    ],
)
def test_a_name_that_others_share_stays(zh: str, en: str, termed: Callable[..., Termed]) -> None:
    old = termed(zh, en, "高自民=Gao Zimin")
    tie = next(tie for tie in old.ties if old.forms(tie) == ("高自民", "Gao Zimin"))

    assert [person_changes(old, tie, chance) for chance in chances()] == [None] * len(SEEDS)
