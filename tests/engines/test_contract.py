"""What every engine promises, tried on every engine that is registered, over the real model and over tiny ones."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bilingual.engines import load_engine
from bilingual.records import Hypothesis, Language, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bilingual.engines import Engine

    Translated = Callable[[Engine, Language], list[tuple[str, Hypothesis]]]

DATA = Path(__file__).parents[1] / "data" / "engines"
CHINESE, ENGLISH = Language.SIMPLIFIED, Language.ENGLISH
ENGINES = sorted(entry_points(group="bilingual.engines").names)
LIBRARIES = ["ctranslate2", "transformers"]
BUNDLED = [("bundled", CHINESE), ("bundled", ENGLISH)]
TINY = [("opus", ENGLISH), ("separate", CHINESE)]
CASES = [(name, *model) for name in ENGINES for model in (BUNDLED + TINY if name in LIBRARIES else BUNDLED)]


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest, engines: Callable[..., Engine]) -> tuple[Engine, Language]:
    """Return an engine and the language that it translates from."""
    return engines(*request.param), request.param[2]


@pytest.fixture(scope="module")
def translated() -> Callable[[Engine, Language], list[tuple[str, Hypothesis]]]:
    """Return the test texts, a long one last, with their translations, made once for all tests."""

    known: dict[tuple[str, str, Language], list[tuple[str, Hypothesis]]] = {}

    def made(engine: Engine, source: Language) -> list[tuple[str, Hypothesis]]:
        key = engine.name, engine.model.name, source
        asked = [*texts(source), rows("long.tsv", source)[0]["text"]]
        if key not in known:
            known[key] = list(zip(asked, engine.translate(asked), strict=True))
        return known[key]

    return made


def rows(name: str, source: Language) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        found = [row for row in csv.DictReader(file, delimiter="\t") if Language(row["language"]).base == source.base]
    assert found
    return found


def texts(source: Language) -> list[str]:
    return [row["text"] for row in rows("texts.tsv", source)]


def written(text: str) -> str:
    return "".join(text.split())


def parts(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    covered = {place for start, end in spans for place in range(start, end)}
    return "".join(text[place] for place in sorted(covered))


def same(first: list[Hypothesis], second: list[Hypothesis]) -> bool:
    return all(
        (a.text, a.score, a.target_spans, a.source_spans) == (b.text, b.score, b.target_spans, b.source_spans)
        and (a.attention is b.attention or (a.attention == b.attention).all())
        for a, b in zip(first, second, strict=True)
    )


def test_every_registered_engine_is_under_contract() -> None:
    assert ENGINES == ["ctranslate2", "echo", "transformers"]


def test_hypotheses_come_in_the_order_of_their_texts(case: tuple[Engine, Language], translated: Translated) -> None:
    for text, found in translated(*case):
        assert written(parts(text, found.source_spans)) == written(text)


def test_an_empty_text_gives_an_empty_hypothesis_among_others(case: tuple[Engine, Language]) -> None:
    engine, source = case
    text = texts(source)[0]

    first, blank, second, white = engine.translate(["", text, " 　"], ["", "", "A"]) + engine.translate([" "])

    assert (first.text, second.text, white.text) == ("", "", "")
    assert (first.target_spans, first.attention) == ((), None)
    assert blank.source_spans
    assert engine.translate([]) == []


def test_spans_and_attention_fit_their_texts(case: tuple[Engine, Language], translated: Translated) -> None:
    for _, found in translated(*case):
        assert found.attention is not None
        assert found.attention.shape == (len(found.target_spans), len(found.source_spans))
        assert found.attention.dtype == np.float32
        assert (found.attention >= 0).all()
        assert (found.attention.sum(1) <= 1.001).all()
        assert written(parts(found.text, found.target_spans)) == written(found.text)


def test_a_target_holds_no_needless_spaces(case: tuple[Engine, Language], translated: Translated) -> None:
    found = [found.text for _, found in translated(*case)]

    assert found == [" ".join(text.split()) for text in found]


def test_the_same_call_gives_the_same_result(case: tuple[Engine, Language]) -> None:
    engine, source = case
    asked = texts(source)[:3]

    first, second = engine.translate(asked), engine.translate(asked)

    assert same(first, second)
    assert engine.score(asked, asked) == engine.score(asked, asked)


def test_a_target_begins_with_its_prefix(case: tuple[Engine, Language]) -> None:
    engine, source = case
    table = rows("prefixes.tsv", source)
    prefixes = [row["prefix"].strip() for row in table]

    found = engine.translate([row["text"] for row in table], [row["prefix"] for row in table])

    assert [found.text[: len(prefix)] for prefix, found in zip(prefixes, found, strict=True)] == prefixes
    for hypothesis in found:
        assert hypothesis.attention is not None
        assert hypothesis.attention.shape == (len(hypothesis.target_spans), len(hypothesis.source_spans))
        assert written(parts(hypothesis.text, hypothesis.target_spans)) == written(hypothesis.text)


@pytest.mark.parametrize("engine", LIBRARIES)
def test_a_forced_latin_word_or_number_does_not_grow(engine: str, engines: Callable[..., Engine]) -> None:
    for source in (CHINESE, ENGLISH):
        table = [row for row in rows("prefixes.tsv", source) if re.search(r"[A-Za-z0-9]\s*$", row["prefix"])]
        prefixes = [row["prefix"].strip() for row in table]

        found = engines(engine, "bundled", source).translate([row["text"] for row in table], prefixes)

        ends = [hypothesis.text[len(prefix) :] for prefix, hypothesis in zip(prefixes, found, strict=True)]
        assert [end for end in ends if re.match(r"[A-Za-z0-9]", end)] == []
        assert any(ends)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("source", [CHINESE, ENGLISH])
def test_a_long_text_is_translated_to_its_end(
    engine: str, source: Language, engines: Callable[..., Engine], translated: Translated
) -> None:
    text, found = translated(engines(engine, "bundled", source), source)[-1]

    assert found.attention is not None
    for number in re.finditer(r"\d+", text):
        place = Span(*number.span())
        columns = [column for column, span in enumerate(found.source_spans) if place.covers(span)]
        assert found.attention[:, columns].sum() > 0
    numbers = re.findall(r"\d+", text)
    kept = [number for number in numbers if number in found.text]
    assert len(kept) / len(numbers) > 0.6
    assert kept[-1] == numbers[-1]


def test_a_prefix_of_a_long_text_is_kept(case: tuple[Engine, Language], translated: Translated) -> None:
    engine, source = case
    text, draft = translated(engine, source)[-1]
    prefix = draft.text[: len(draft.text) // 2].strip() + (" Gao Zimin" if source is CHINESE else "高自民")

    found = engine.translate([text], [prefix])[0]

    assert found.text.startswith(prefix)
    assert written(parts(text, found.source_spans)) == written(text)


@pytest.mark.parametrize("engine", LIBRARIES)
@pytest.mark.parametrize("source", [CHINESE, ENGLISH])
def test_the_parts_after_the_end_of_a_prefix_keep_their_drafts(
    engine: str, source: Language, engines: Callable[..., Engine], translated: Translated
) -> None:
    translator = engines(engine, "bundled", source)
    text, plain = translated(translator, source)[-1]
    draft = plain.text
    term = "Gao Zimin" if source is CHINESE else "高自民"

    first = translator.translate([text], [term])[0].text
    place = first.index(" ", len(first) // 3) if source is CHINESE else len(first) // 3
    second = translator.translate([text], [first[:place]])[0].text

    assert first[-20:] == draft[-20:]
    assert second.startswith(first[:place])
    assert second[-20:] == draft[-20:]
    assert 0.5 < len(second) / len(draft) < 1.5


def test_a_score_belongs_to_its_pair(case: tuple[Engine, Language]) -> None:
    engine, source = case
    asked = texts(source)
    targets = [found.text for found in engine.translate(asked)]

    scores = engine.score(asked, targets)

    assert len(scores) == len(asked)
    assert all(np.isfinite(score) and score <= 0 for score in scores)
    assert engine.score(asked[::-1], targets[::-1])[::-1] == pytest.approx(scores, abs=0.05)
    if engine.name == "echo" or engine.model.small:
        assert np.mean(scores) > np.mean(engine.score(asked, targets[1:] + targets[:1]))


@pytest.mark.parametrize(("model", "source"), BUNDLED + TINY)
def test_both_libraries_align_and_score_alike(model: str, source: Language, engines: Callable[..., Engine]) -> None:
    fast, reference = (engines(name, model, source) for name in LIBRARIES)
    asked = texts(source)
    targets = texts(ENGLISH if source is CHINESE else CHINESE)
    asked, targets = asked[: min(len(asked), len(targets))], targets[: min(len(asked), len(targets))]
    drafts = [found.text for found in reference.translate(asked)]

    for prefixes in (targets, drafts, [draft[: len(draft) // 2] for draft in drafts], None):
        pairs = list(zip(fast.translate(asked, prefixes), reference.translate(asked, prefixes), strict=True))
        shared = [(a.attention, b.attention) for a, b in pairs if a.text == b.text and len(a.target_spans)]
        if shared:
            agree = np.concatenate([a.argmax(1) == b.argmax(1) for a, b in shared])
            apart = np.concatenate([np.abs(a - b).ravel() for a, b in shared])
            assert agree.mean() > (0.9 if model == "bundled" else 0.6)  # int8 blurs random weights more
            assert apart.mean() < 0.02
            assert np.quantile(apart, 0.99) < 0.25
    assert fast.score(asked, targets) == pytest.approx(reference.score(asked, targets), abs=0.15)


@pytest.mark.parametrize(("model", "source"), [BUNDLED[1], *TINY])
def test_the_end_of_the_source_is_given_once(
    model: str, source: Language, engines: Callable[..., Engine], tmp_path: Path
) -> None:
    right = engines("ctranslate2", model, source)
    folder = tmp_path / "adds"
    shutil.copytree(right.model.folders["ctranslate2"], folder)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"add_source_eos": True}), "utf-8")
    target = ENGLISH if source is CHINESE else CHINESE
    adding = load_engine("ctranslate2", replace(right.model, folders={"ctranslate2": folder}), source, target)
    lacking = load_engine("ctranslate2", replace(right.model, eos=False), source, target)
    asked = texts(source)
    targets = [found.text or "1" for found in right.translate(asked)]

    wanted = engines("transformers", model, source).score(asked, targets)

    assert right.score(asked, targets) == pytest.approx(wanted, abs=0.15)
    assert adding.score(asked, targets) == right.score(asked, targets)
    assert lacking.score(asked, targets) != pytest.approx(wanted, abs=0.15)


def test_traditional_characters_are_read_as_simplified_ones(engines: Callable[..., Engine]) -> None:
    engine = engines("ctranslate2", "bundled", CHINESE)
    traditional, simplified = "廣東省商務廳廳長會見了香港記者。", "广东省商务厅厅长会见了香港记者。"

    first, second = engine.translate([traditional])[0], engine.translate([simplified])[0]

    assert first.text == second.text
    assert first.source_spans == second.source_spans


@pytest.mark.parametrize("engine", LIBRARIES)
def test_the_small_model_writes_no_han_in_english_unless_it_is_forced_to(
    engine: str, engines: Callable[..., Engine]
) -> None:
    strict = engines(engine, "bundled", CHINESE)
    free = load_engine(engine, replace(strict.model, han_in_english=True), CHINESE, ENGLISH)
    asked = ["龘", "参展企业赴境外参展", "福", "氹仔", "⟦深圳⟧"]

    def han(found: Iterable[Hypothesis]) -> bool:
        return any("\u3400" <= character <= "\u9fff" for hypothesis in found for character in hypothesis.text)

    assert not han(chain(strict.translate(asked), *strict.alternatives(asked, 16)))
    assert han(chain(*free.alternatives(asked, 16)))
    assert han(strict.translate(asked[:1], ["深圳"]))


def test_alternatives_are_different_hypotheses_of_one_text(case: tuple[Engine, Language]) -> None:
    engine, source = case
    text = texts(source)[0]
    long = rows("long.tsv", source)[0]["text"]

    several, none, *_ = engine.alternatives([text, "", text], 4)

    assert none == []
    assert 1 <= len(several) <= 4
    assert len({hypothesis.text for hypothesis in several}) == len(several)
    for hypothesis in several:
        assert hypothesis.attention is not None
        assert hypothesis.attention.shape == (len(hypothesis.target_spans), len(hypothesis.source_spans))
        assert hypothesis.source_spans[-1].end <= len(text)
    assert engine.alternatives([long], 2) == [[]] or len(engine.parts(long)) == 1
