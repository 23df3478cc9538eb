"""What a training was asked to do, compared with what is asked now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bilingual.errors import BilingualError
from bilingual.training.job import Job, remember, remembered
from bilingual.training.options import Options, defaults

if TYPE_CHECKING:
    from pathlib import Path


MADE = ("about.json", "start/model.json")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "pairs.tsv").write_text("深圳\tShenzhen\n", "utf-8")
    (tmp_path / "other.tsv").write_text("北京\tBeijing\n", "utf-8")
    begun = Job((tmp_path / "pairs.tsv",), tmp_path / "out", options=Options(tokens=100))
    begun.folder.mkdir(parents=True)
    return begun


def begin(job: Job) -> None:
    (job.folder / "start").mkdir()
    for name in MADE:
        (job.folder / name).write_text("{}", "utf-8")
    remember(job)


def test_the_same_command_goes_on(job: Job) -> None:
    before = remembered(job)
    begin(job)

    assert not before
    assert remembered(job)


@pytest.mark.parametrize(
    ("asked", "options"),
    [({}, {"tokens": 500}), ({}, {"tokens": 0, "minutes": 5.0}), ({}, {"patience": 3}), ({"license": "CC0-1.0"}, {})],
)
def test_a_training_may_be_made_longer(job: Job, asked: dict[str, Any], options: dict[str, Any]) -> None:
    begin(job)

    assert remembered(replace(job, **asked, options=replace(job.options, **options)))


@pytest.mark.parametrize(
    ("asked", "options", "says"),
    [
        ({}, {"seed": 2}, "seed was 1, is 2"),
        ({}, {"rate": 1e-3}, "rate was 0.0001, is 0.001"),
        ({"start": "scratch"}, {}, 'from was "bundled", is "scratch"'),
        ({"glossary": ()}, {}, 'glossary was \\["default"\\], is \\[\\]'),
        ({"size": "384x6+2"}, {}, 'size was "", is "384x6\\+2"'),
    ],
)
def test_another_training_is_not_mixed_with_it(
    job: Job, asked: dict[str, Any], options: dict[str, Any], says: str
) -> None:
    begin(job)

    with pytest.raises(BilingualError, match=says):
        remembered(replace(job, **asked, options=replace(job.options, **options)))


def test_changed_pairs_are_another_training(job: Job) -> None:
    begin(job)
    job.pairs[0].write_text("广州\tGuangzhou\n", "utf-8")

    with pytest.raises(BilingualError, match=r"pairs.tsv was another"):
        remembered(job)


def test_other_pairs_are_another_training(job: Job, tmp_path: Path) -> None:
    begin(job)

    with pytest.raises(BilingualError, match=r"pairs.tsv was read, and is not now; \S*other.tsv was not read"):
        remembered(replace(job, pairs=(tmp_path / "other.tsv",)))


def test_a_folder_of_something_else_is_left_alone(job: Job, tmp_path: Path) -> None:
    job.folder.rmdir()
    (job.out / "article.html").write_text("x", "utf-8")

    with pytest.raises(BilingualError, match=r"the folder holds article.html already"):
        remembered(job)

    with pytest.raises(BilingualError, match="this is a file"):
        remembered(replace(job, out=tmp_path / "pairs.tsv"))


@pytest.mark.parametrize(
    "name", ["lock", "start", "examples.npz", "about.json", ".job.json.512.tmp", "state.pt.tmp", "best.pt.tmp"]
)
def test_what_a_broken_preparation_left_is_begun_again(job: Job, name: str) -> None:
    (job.folder / name).write_text("x", "utf-8")

    assert not remembered(job)


@pytest.mark.parametrize("name", ["ours.tsv", "start.tsv", ".job.json.tmp", "data"])
def test_a_folder_called_training_with_files_of_somebody_else_is_left_alone(job: Job, name: str) -> None:
    (job.folder / "start").mkdir()
    (job.folder / name).write_text("x", "utf-8")

    with pytest.raises(BilingualError, match=rf"the folder holds {name} already"):
        remembered(job)


@pytest.mark.parametrize("text", ["", "{", "[]", "5"])
def test_a_damaged_memory_is_named_with_a_way_out(job: Job, text: str) -> None:
    (job.folder / "job.json").write_text(text, "utf-8")

    with pytest.raises(BilingualError, match="damaged or missing") as caught:
        remembered(job)

    assert str(caught.value.at).endswith("job.json")
    assert "-o" in caught.value.hint


@pytest.mark.parametrize("text", ['{"directions": ["zh-en"]}', None])
@pytest.mark.parametrize("name", MADE)
def test_what_was_made_of_it_and_is_another_now_is_named(job: Job, name: str, text: str | None) -> None:
    begin(job)
    (job.folder / name).write_text(text, "utf-8") if text else (job.folder / name).unlink()

    with pytest.raises(BilingualError, match="damaged or missing") as caught:
        remembered(job)

    assert caught.value.at == str(job.folder / name)


def test_a_file_called_training_is_left_alone(job: Job) -> None:
    job.folder.rmdir()
    job.folder.write_text("x", "utf-8")

    with pytest.raises(BilingualError, match="this is a file"):
        remembered(job)


@pytest.mark.parametrize(
    ("start", "grown", "rate"), [("scratch", False, 8e-4), ("bundled", True, 3e-4), ("bundled", False, 1e-4)]
)
def test_finished_weights_are_trained_gently(start: str, grown: bool, rate: float) -> None:
    assert defaults(start, grown=grown, device="cpu").rate == rate


def test_files_of_a_list_are_looked_at_too(job: Job, tmp_path: Path) -> None:
    (tmp_path / "list.toml").write_text('[[corpus]]\npath = "other.tsv"\n', "utf-8")
    listed = replace(job, pairs=(tmp_path / "list.toml",))
    begin(listed)
    (tmp_path / "other.tsv").write_text("广州\tGuangzhou\n", "utf-8")

    with pytest.raises(BilingualError, match=r"other.tsv was another"):
        remembered(listed)
