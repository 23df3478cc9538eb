"""The store of added models: what cannot be written or read is named, and a broken entry hides no other."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from bilingual.errors import BilingualError
from bilingual.models import BUNDLED, store
from bilingual.models.adding import add

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = BUNDLED / "ctranslate2"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder of added models."""
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "added"))
    return tmp_path / "added"


def failing(number: int, *paths: object) -> Callable[..., NoReturn]:
    """Return what fails as the system does, with these file names."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, "it fails", *paths)

    return fail


@pytest.mark.parametrize("place", ["a.txt", "a.txt/x", "/dev/null", "/proc/nowhere"])
def test_a_store_that_cannot_be_made_is_an_error(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("news", "utf-8")
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / place))

    with pytest.raises(BilingualError, match="cannot be written"):
        add(str(PLAIN), name="mine")
    with pytest.raises(BilingualError, match="no model mine was added"):
        store.remove("mine")
    assert store.added() == []


@pytest.mark.parametrize(
    ("function", "number", "paths", "fact", "at"),
    [
        ("bilingual.models.store.mkdtemp", errno.EROFS, ("{home}/.partial-x",), "cannot be written", "{home}/mine"),
        ("shutil.copyfile", errno.ENOSPC, ("/from", None, "{home}/.partial-x/a"), "cannot be written", "{home}/mine"),
        ("shutil.copyfile", errno.ENOSPC, (), "cannot be written", "{home}/mine"),
        ("shutil.copyfile", errno.EACCES, ("/from/a",), "cannot be read", "/from/a"),
    ],
)
def test_what_fails_in_the_middle_is_named(
    function: str, number: int, paths: tuple[str, ...], fact: str, at: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = [path and path.format(home=home) for path in paths]
    monkeypatch.setattr(function, failing(number, *named[:1], *([None, named[2]] if named[1:] else [])))

    with pytest.raises(BilingualError, match=fact) as caught:
        add(str(PLAIN), name="mine")

    assert caught.value.at == str(Path(at.format(home=home)))
    assert list(home.iterdir()) == []


def test_a_model_that_cannot_be_removed_is_named_and_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(str(PLAIN), name="mine")
    monkeypatch.setattr(store, "mkdtemp", failing(errno.EROFS, str(home / ".partial-x")))

    with pytest.raises(BilingualError, match="cannot be written: it fails"):
        store.remove("mine")

    assert [model.name for model in store.added()] == ["mine"]


def test_of_two_adds_of_one_name_the_slower_one_says_so(home: Path) -> None:
    def made_twice() -> None:
        with store.unfinished("mine"):
            shutil.copytree(PLAIN, home / "mine")

    with pytest.raises(BilingualError, match="there is a model mine already"):
        made_twice()

    assert [path.name for path in home.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["-x", "--", "CON", "nul.txt", "Lpt1", "a."])
def test_a_name_is_a_folder_on_every_system_and_no_option(name: str) -> None:
    assert not store.is_name(name)


@pytest.mark.parametrize("name", ["console", "x-", "opus-mt-zh-en", "v1.2", "_"])
def test_a_name_that_only_begins_so_may_be_used(name: str) -> None:
    assert store.is_name(name)


def test_a_broken_entry_hides_no_other(home: Path) -> None:
    add(str(PLAIN), name="whole")
    (home / "broken").mkdir()
    (home / "broken" / "model.json").write_text("[]", "utf-8")

    models, faults = store.readable()

    assert [model.name for model in models] == ["whole"]
    assert ["models remove broken" in fault.hint for fault in faults] == [True]
    with pytest.raises(BilingualError, match="no model nowhere was added") as caught:
        store.remove("nowhere")
    assert caught.value.hint == "there are broken, whole"
