"""Whole trainings, from pairs to a folder that translates: from nothing, the bundled model, an OPUS-MT folder."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual.engines import load_engine
from bilingual.errors import BilingualError
from bilingual.interrupts import interrupts
from bilingual.models import find_model
from bilingual.models.lexicon import lexicon_of
from bilingual.records import Language, Span
from bilingual.training import lock
from bilingual.training.data import Options as ExampleOptions
from bilingual.training.job import Job
from bilingual.training.lock import locked
from bilingual.training.machine import Machine
from bilingual.training.options import Options
from bilingual.training.train import train

if TYPE_CHECKING:
    from collections.abc import Callable

    from bilingual.training.state import State

DATA = Path(__file__).parents[1] / "data" / "training"
TINY = Path(__file__).parents[1] / "engines" / "tiny.py"
FEW = ExampleOptions(people=0, places=0, filled=0, hinted_copies=1, unknown=1, aligner="own")
QUICK = Options(tokens=9000, batch=300, accumulate=1, evaluations=4, precision="float32")
PLACE = Machine("cpu", 1, "a test")
WAYS = {"zh-en": (Language.SIMPLIFIED, Language.ENGLISH), "en-zh": (Language.ENGLISH, Language.SIMPLIFIED)}
TEXTS = {"zh-en": ["深圳市商务局今天发布公告。", "会议"], "en-zh": ["The bureau issued a notice.", "Shenzhen"]}


def job(out: Path, **asked: object) -> Job:
    values = {"glossary": (str(DATA / "glossary.csv"),), "options": QUICK, "examples": FEW, **asked}
    return Job((DATA / "pairs.tsv",), out, **values)  # type: ignore[arg-type]


def translated(folder: Path, directions: tuple[str, ...]) -> dict[tuple[str, str], list[str]]:
    """Return translations by both engines, which must take the folder as it is."""
    found = {}
    for direction in directions:
        model = find_model(str(folder), *WAYS[direction])
        for engine in ("ctranslate2", "transformers"):
            hypotheses = load_engine(engine, model, *WAYS[direction]).translate(TEXTS[direction])
            found[engine, direction] = [hypothesis.text for hypothesis in hypotheses]
    return found


def scratch(out: Path, **asked: object) -> Job:
    return job(out, **{"start": "scratch", "size": "32x1+1", "vocabulary": 900, **asked})


def made(place: Path, kind: str) -> Path:
    """Return the folder of a model of the kind of OPUS-MT's, made by the tests of the engines."""
    (place / "start").mkdir()
    make: Callable[[Path, str], Path] = runpy.run_path(str(TINY))["make"]
    return make(place / "start", kind)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    out = tmp_path_factory.mktemp("whole") / "model"
    return out, train(scratch(out), PLACE)


def test_a_model_from_nothing_translates_in_both_engines(whole: tuple[Path, State]) -> None:
    out, state = whole

    found = translated(out, ("zh-en", "en-zh"))

    assert state.tokens >= 9000
    assert len(found) == 4
    assert state.curve[-1].loss < 6.9  # the logarithm of the pieces: what a model says that knows nothing


def test_the_card_says_what_it_was_made_of(whole: tuple[Path, State]) -> None:
    card = (whole[0] / "MODEL.md").read_text("utf-8")

    for told in ("nothing (random weights)", "32x1+1", "`pairs.tsv`", "a test", "| seed | 1 |", "not stated"):
        assert told in card
    assert "| pair | 100 |" in card


def test_the_same_command_again_trains_no_further(whole: tuple[Path, State]) -> None:
    out, before = whole
    card = (out / "MODEL.md").read_bytes()

    after = train(scratch(out), PLACE)

    assert after == before
    assert (out / "MODEL.md").read_bytes() == card


def test_a_finished_training_can_be_made_longer(tmp_path: Path) -> None:
    short = scratch(tmp_path / "model", options=replace(QUICK, tokens=1500))
    before = train(short, PLACE)

    after = train(scratch(tmp_path / "model"), PLACE)

    assert after.tokens >= 9000 > before.tokens
    assert after.step > before.step


def test_a_killed_training_goes_on_to_the_same_bits(whole: tuple[Path, State], tmp_path: Path) -> None:
    out = tmp_path / "model"
    code = (
        f"import runpy; from pathlib import Path; test = runpy.run_path({__file__!r}); "
        f"test['train'](test['scratch'](Path({str(out)!r})), test['PLACE'])"
    )
    running = subprocess.Popen([sys.executable, "-c", code], env=os.environ | {"OMP_NUM_THREADS": "1"})
    while not (out / "training" / "state.pt").exists():
        assert running.poll() is None
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()

    killed = not (out / "model.json").exists()
    after = train(scratch(out), PLACE)

    assert killed
    assert after.step == whole[1].step
    weights = Path("transformers") / "model.safetensors"
    assert (out / weights).read_bytes() == (whole[0] / weights).read_bytes()


def test_the_bundled_model_is_trained_on_and_its_best_weights_are_kept(tmp_path: Path) -> None:
    asked = job(
        tmp_path / "model",
        dev=(DATA / "dev.tsv",),
        options=replace(QUICK, tokens=600, batch=256, accumulate=1, rate=1e-5),
    )

    state = train(asked, PLACE)

    assert [point.step for point in state.curve] == [0, state.step]
    assert state.best >= 0
    assert all(score > 25 for score in state.curve[state.best].chrf.values())
    model = find_model(str(tmp_path / "model"))
    assert model.hints == find_model("bundled").hints
    assert model.han_in_english is False
    assert not (tmp_path / "model" / "training" / "measured").exists()
    assert "chrF" in (tmp_path / "model" / "MODEL.md").read_text("utf-8")


def test_a_model_that_brings_lexicons_is_trained_on_and_hands_them_on(
    whole: tuple[Path, State], tmp_path: Path
) -> None:
    start = tmp_path / "start"
    shutil.copytree(whole[0], start, ignore=shutil.ignore_patterns("training"))
    wants = json.loads((start / "model.json").read_text("utf-8"))
    wants |= {"lexicons": {"zh": "lexicon/zh.tsv"}, "glosses": {"en": "｟ {}｠"}}
    (start / "model.json").write_text(json.dumps(wants), "utf-8")
    (start / "lexicon").mkdir()
    (start / "lexicon" / "zh.tsv").write_text("迷宫\t1\tmaze\n", "utf-8")

    train(job(tmp_path / "model", start=str(start), options=replace(QUICK, tokens=600)), PLACE)
    shutil.rmtree(start)

    lexicon = lexicon_of(find_model(str(tmp_path / "model")), *WAYS["zh-en"])
    assert lexicon is not None
    assert lexicon.found("迷宫") == [(Span(0, 2), "｟ maze｠")]
    assert len(translated(tmp_path / "model", ("zh-en", "en-zh"))) == 4


@pytest.mark.parametrize(("kind", "direction"), [("opus", "en-zh"), ("separate", "zh-en")])
def test_a_folder_of_opus_mt_is_trained_on_in_its_direction(tmp_path: Path, kind: str, direction: str) -> None:
    start = made(tmp_path, kind) / "transformers"

    train(
        job(tmp_path / "model", start=str(start), options=replace(QUICK, tokens=900)),
        PLACE,
    )

    assert len(translated(tmp_path / "model", (direction,))) == 2
    model = find_model(str(tmp_path / "model"))
    assert model.directions == (direction,)
    assert (model.target_tokens.get("zh-Hans") == ">>cmn_Hans<<") is (kind == "opus")
    assert model.hints == {}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"start": "no-such-model"}, "there is no model no-such-model"),
        ({"start": "{start}", "direction": "en-zh"}, "does not translate English to Chinese"),
        ({"start": "{converted}"}, "has no files for transformers"),
        ({"start": "scratch", "size": "big"}, "big is not the size of a model"),
        ({"size": "64x1+1"}, "cannot become one of 64x1\\+1"),
        ({"glossary": ("no.csv",)}, "there is no such glossary"),
        ({"dev": (DATA / "no.tsv",)}, "cannot be read"),
    ],
)
def test_what_cannot_be_trained_is_said_before_any_work(tmp_path: Path, asked: dict[str, object], says: str) -> None:
    start = made(tmp_path, "separate")
    places = {"{start}": str(start / "transformers"), "{converted}": str(start / "ctranslate2")}
    named = {key: places.get(value, value) if isinstance(value, str) else value for key, value in asked.items()}

    with pytest.raises(BilingualError, match=says):
        train(job(tmp_path / "model", **named), PLACE)

    assert not (tmp_path / "model").exists()


def test_two_trainings_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(BilingualError, match="another training is at work"), locked(tmp_path):
        pass

    with locked(tmp_path):
        pass


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("kept", [True, False])
def test_a_folder_is_made_and_goes_again_if_nothing_is_put_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool, kept: bool
) -> None:
    if windows:
        monkeypatch.setattr(lock, "fcntl", None)
    (tmp_path / "mine").mkdir()

    with locked(tmp_path / "mine" / "model" / "training"):
        if kept:
            (tmp_path / "mine" / "model" / "training" / "job.json").write_text("{}", "utf-8")

    assert (tmp_path / "mine").is_dir()
    assert (tmp_path / "mine" / "model").exists() is kept


@pytest.mark.parametrize("size", [120_000, 400_000])
def test_a_full_disk_is_said_in_one_line(tmp_path: Path, size: int) -> None:
    code = (
        f"import resource, runpy; from pathlib import Path; test = runpy.run_path({__file__!r}); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
        f"test['train'](test['scratch'](Path({str(tmp_path / 'model')!r})), test['PLACE'])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "File too large" in done.stderr or "cannot be written" in done.stderr
    assert "bilingual.errors.BilingualError" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("out", ["file/model", "file/a/b", "/proc/none/model", "/dev/null/model"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("x", "utf-8")

    with pytest.raises(BilingualError) as caught:
        train(scratch(tmp_path / out), PLACE)

    assert str(tmp_path / out).startswith(str(caught.value.at).removesuffix("/training"))


def test_an_interrupt_is_kept_until_the_step_is_done() -> None:
    before = signal.getsignal(signal.SIGINT)

    with interrupts(signal.SIGINT, signal.SIGTERM) as heard:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)

    assert heard == [signal.SIGINT]
    assert signal.getsignal(signal.SIGINT) is before


def interrupted_twice() -> None:
    with interrupts(signal.SIGINT, signal.SIGTERM):
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)


def test_a_second_interrupt_waits_for_nothing() -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted_twice()
