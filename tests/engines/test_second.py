"""What comes out odd is translated again: loops, odd lengths, Latin words in Chinese, made-up bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bilingual.engines import load_engine
from bilingual.engines.loops import loops
from bilingual.engines.marian import Decoded, MarianEngine
from bilingual.engines.second import NOTHING, Ban, Draft, guards, has_latin
from bilingual.models import find_model
from bilingual.records import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.engines import Engine
    from bilingual.engines.second import Guard
    from bilingual.models import Model

CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH
LIBRARIES = ["ctranslate2", "transformers"]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ("家 家 家", True),
        ("▁电话 连 连 连 没有 网", True),
        ("谢 谢 大家", False),
        ("▁very ▁very ▁good", False),
        ("▁the ▁city ▁of ▁the ▁city ▁of ▁the ▁city ▁of", True),
        ("▁the ▁city ▁of ▁the ▁city ▁is", False),
        ("▁Standing ▁Committee ▁of ▁the ▁city ▁Standing ▁Committee ▁of ▁the ▁city", True),
        ("1 , 0 0 0 , 0 0 0 , 0 0 0", False),
        ("2 0 2 0 2 0", False),
        ("- - - - - -", False),
        ("▁Lo s s s s", False),
        ("", False),
    ],
)
def test_a_loop_is_a_phrase_that_follows_itself(pieces: str, *, found: bool) -> None:
    assert loops(pieces.split()) is found


def guard(model: Model, target: Language, **settings: object) -> Guard:
    bare = replace(model, no_repeat=0, target_lengths={}, latin_in_chinese=True)
    (found,) = guards(replace(bare, **settings), target)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("source", "target", "odd"),
    [
        ("sufficient coal stocks", "足够的煤 stock。", True),
        ("1.2 million visits", "120万 visits", True),
        ("the Nasdaq Composite", "纳斯达克 Compot 指数", True),
        ("GitHub is down", "GitHub出故障了", False),
        ("artificial intelligence", "AI和REITs", False),
        ("5G in Shenzhen", "深圳的5G", False),
        ("plan A", "A计划", False),
    ],
)
def test_latin_words_in_chinese_are_names_of_the_source_or_odd(source: str, target: str, *, odd: bool) -> None:
    latin = guard(find_model("bundled"), CHINESE, latin_in_chinese=False)

    assert latin.is_odd(Draft([], [], source, target)) is odd


@pytest.mark.parametrize(("target", "odd"), [(2, True), (10, False), (19, False), (40, True)])
def test_a_length_outside_the_limits_is_odd(target: int, *, odd: bool) -> None:
    length = guard(find_model("bundled"), ENGLISH, target_lengths={"en": [0.55, 2.0], "zh": [0.0, 0.1]})

    assert length.ban == NOTHING
    assert length.is_odd(Draft(["x"] * 10, ["x"] * target, "", "")) is odd


def test_a_model_without_settings_has_no_guards() -> None:
    model = replace(find_model("bundled"), no_repeat=0, target_lengths={}, latin_in_chinese=True)

    assert guards(model, CHINESE) == guards(model, ENGLISH) == []
    assert guards(replace(model, latin_in_chinese=False), ENGLISH) == []


class Runner:
    """A library that loops unless it may not repeat, and remembers what it was asked."""

    def __init__(self, *, heeds: bool) -> None:
        self.heeds = heeds
        self.asked: list[tuple[int, Ban]] = []

    def translate(self, sources: list[list[str]], prefixes: list[list[str]], ban: Ban = NOTHING) -> list[Decoded]:
        self.asked.append((len(sources), ban))
        looping = ["▁good", "▁good", "▁good"]
        made = [prefix + (["▁well"] if ban.no_repeat and self.heeds else looping) for prefix in prefixes]
        return [
            Decoded(pieces, 0.0, np.zeros((len(pieces), len(source)), np.float32))
            for pieces, source in zip(made, sources, strict=True)
        ]

    def alternatives(self, sources: list[list[str]], count: int) -> list[list[Decoded]]:
        raise NotImplementedError

    def logs(self, sources: list[list[str]], targets: list[list[str]]) -> list[np.ndarray]:
        raise NotImplementedError


@pytest.mark.parametrize(("heeds", "text"), [(True, "well"), (False, "good good good")])
def test_only_what_is_odd_is_asked_for_again_and_only_what_is_not_is_taken(text: str, *, heeds: bool) -> None:
    model = replace(find_model("bundled"), target_lengths={}, no_repeat=3)
    runner = Runner(heeds=heeds)
    engine = MarianEngine("fake", runner, model, model.folders["ctranslate2"], (CHINESE, ENGLISH))

    free, forced = engine.translate(["会议开始。", "会议开始。"], ["", "good"])

    assert free.text == text
    assert forced.text == "good good good good"
    assert runner.asked == [(2, NOTHING), (1, Ban(no_repeat=3))]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(("kind", "source"), [("opus", ENGLISH), ("separate", CHINESE)])
def test_both_libraries_obey_a_ban(
    library: str, kind: str, source: Language, engines: Callable[[str, str, Language], Engine]
) -> None:
    engine = engines(library, kind, source)
    assert isinstance(engine, MarianEngine)
    runner, texts = engine._runner, ["Shenzhen opened a port." if source is ENGLISH else "深圳开放了港口。"] * 2  # noqa: SLF001 (what it promises to the engine)
    asked = [engine._complete(engine._tokenizer.source(text).pieces) for text in texts]  # noqa: SLF001 (as above)

    (plain, _), (banned, _), (mute, _) = (
        runner.translate(asked, [[], []], ban) for ban in (NOTHING, Ban(no_repeat=1), Ban(latin=True))
    )

    assert len(set(plain.pieces)) < len(plain.pieces)
    assert len(set(banned.pieces)) == len(banned.pieces)
    assert not any(map(has_latin, mute.pieces))


@pytest.mark.parametrize("library", LIBRARIES)
def test_bytes_are_written_only_where_some_are_read(library: str) -> None:
    model = find_model("bundled")
    strict = load_engine(library, replace(model, bytes_in_target=False), CHINESE, ENGLISH)
    free = load_engine(library, replace(model, bytes_in_target=True), CHINESE, ENGLISH)
    assert isinstance(strict, MarianEngine)
    assert isinstance(free, MarianEngine)
    read, unread = ([">>en<<", "深圳", "</s>"], [">>en<<", "<0xE2>", "<0x98>", "<0x8E>", "</s>"])

    for engine, may in ((strict, False), (free, True)):
        first, second = engine._runner.translate([read, unread], [["<0xE2>"], ["<0xE2>"]])  # noqa: SLF001 (as above)
        assert first.pieces[0] == second.pieces[0] == "<0xE2>"  # what is forced stands
        assert may or not any(piece.startswith("<0x") for piece in first.pieces[1:])


def test_the_bundled_model_has_guards_that_its_settings_name() -> None:
    model = find_model("bundled")

    assert model.no_repeat
    assert not model.latin_in_chinese
    assert not model.bytes_in_target
    assert set(model.target_lengths) == {"en", "zh"}
