"""The commands over models: add, list, show, remove, from folders and from a hub that is served here."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual
from bilingual.cli.translate import about_models
from bilingual.models import BUNDLED, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"
CARD = "---\nlicense: cc-by-4.0\n---\n# A tiny model\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, list(arguments))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder of added models."""
    monkeypatch.setenv("BILINGUAL_MODELS", str(tmp_path / "added"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "added"


class Hub(BaseHTTPRequestHandler):
    """A hub with one model, ``tiny/opus-mt-zh-en``, whose line breaks in the middle of a file as often as it is told."""

    files: ClassVar[dict[str, bytes]] = {}
    breaks: ClassVar[list[str]] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        api = "/api/models/tiny/opus-mt-zh-en"
        if path in {api, f"{api}/revision/main", f"{api}/revision/v1"}:
            self._json({"_id": "1", "id": "tiny/opus-mt-zh-en", "sha": COMMIT, "siblings": []})
        elif path == f"{api}/tree/{COMMIT}":
            self._json(
                [
                    {"type": "file", "path": name, "size": len(held), "oid": hashlib.sha256(held).hexdigest()[:40]}
                    for name, held in self.files.items()
                ]
            )
        elif path.startswith("/tiny/opus-mt-zh-en/resolve/"):
            self._file(path.rpartition("/")[2])
        else:
            code = "RevisionNotFound" if path.startswith(api) else "RepoNotFound"
            self._answer(404, b"{}", {"X-Error-Code": code, "X-Error-Message": "not there"})

    def _file(self, name: str) -> None:
        held = self.files[name]
        headers = {"X-Repo-Commit": COMMIT, "ETag": f'"{hashlib.sha256(held).hexdigest()[:40]}"'}
        if self.command == "GET" and name in self.breaks:
            self._answer(200, held[: len(held) // 2], headers, length=len(held))
            self.close_connection = True
        else:
            self._answer(200, held, headers)

    def _json(self, value: object) -> None:
        self._answer(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _answer(self, status: int, body: bytes, headers: dict[str, str], length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@pytest.fixture
def hub(tiny: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Hub]]:
    """Serve a tiny model as the hub does, and let nothing be read from this machine's cache."""
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    folder = tiny("separate") / "transformers"
    Hub.files = {path.name: path.read_bytes() for path in folder.iterdir()} | {"README.md": CARD.encode()}
    Hub.breaks = []
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{httpd.server_address[1]}")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Hub
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.mark.usefixtures("hub")
def test_a_model_of_the_hub_is_fetched_converted_and_remembered(home: Path) -> None:
    done = run("models", "add", "tiny/opus-mt-zh-en")

    assert done.exit_code == 0, done.stderr
    assert "added opus-mt-zh-en (zh-en)" in done.stderr
    assert "add one for en-zh too" in done.stderr
    shown = run("models", "show", "tiny/opus-mt-zh-en").stdout
    said = dict(line.split(maxsplit=1) for line in shown.splitlines())
    assert (said["from"], said["revision"], said["license"]) == ("tiny/opus-mt-zh-en", COMMIT, "cc-by-4.0")
    assert said["card"] == "none"
    assert sorted(path.name for path in home.iterdir()) == ["opus-mt-zh-en"]


def test_a_model_whose_weights_are_in_several_files_is_fetched_whole(
    hub: type[Hub], tiny: Callable[[str], Path], tmp_path: Path, home: Path
) -> None:
    marian = pytest.importorskip("transformers").MarianMTModel
    marian.from_pretrained(tiny("separate") / "transformers").save_pretrained(tmp_path / "parts", max_shard_size="20KB")
    whole = {name: held for name, held in hub.files.items() if not name.endswith(".safetensors")}
    hub.files = {path.name: path.read_bytes() for path in (tmp_path / "parts").iterdir()} | whole

    done = run("models", "add", "tiny/opus-mt-zh-en")

    assert done.exit_code == 0, done.stderr
    assert "model.safetensors" not in hub.files
    assert (home / "opus-mt-zh-en" / "ctranslate2" / "model.bin").is_file()


@pytest.mark.usefixtures("hub")
def test_a_revision_is_asked_for_and_one_that_is_not_there_is_named(home: Path) -> None:
    there = run("models", "add", "tiny/opus-mt-zh-en", "--revision", "v1")
    lacking = run("models", "add", "tiny/opus-mt-zh-en", "--revision", "v2", "--name", "second")
    other = run("models", "add", "tiny/opus-mt-en-zh")

    assert (there.exit_code, lacking.exit_code, other.exit_code) == (0, 2, 2)
    assert "shows us no model tiny/opus-mt-zh-en of revision v2" in lacking.stderr
    assert "shows us no model tiny/opus-mt-en-zh\n" in other.stderr
    assert sorted(path.name for path in home.iterdir()) == ["opus-mt-zh-en"]


def test_a_hub_that_nobody_answers_for_is_an_error_that_names_the_ways_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")

    done = run("models", "add", "Helsinki-NLP/opus-mt-zh-en")

    assert done.exit_code == 2
    assert "could not be fetched" in done.stderr
    assert "HF_ENDPOINT" in done.stderr
    assert "bilingual models add FOLDER" in done.stderr
    assert not home.exists()


def test_a_line_that_breaks_leaves_no_model_and_a_second_try_succeeds(
    hub: type[Hub], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)  # between its own tries
    hub.breaks = ["vocab.json"]
    broken = run("models", "add", "tiny/opus-mt-zh-en")
    between = home.exists()
    hub.breaks = []
    again = run("models", "add", "tiny/opus-mt-zh-en")

    assert broken.exit_code == 2, broken.output
    assert "could not be fetched" in broken.stderr
    assert not between
    assert again.exit_code == 0, again.stderr


def test_both_directions_become_the_default_and_the_list_says_so(tiny: Callable[[str], Path]) -> None:
    first = run("models", "add", str(tiny("separate") / "transformers"), "--name", "there")
    before = run("models", "list").stdout
    second = run("models", "add", str(tiny("opus") / "transformers"), "--name", "back")
    after = run("models", "list").stdout

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "now used without --model" in second.stderr
    assert before.splitlines() == [
        "bundled\tzh-en, en-zh\tctranslate2, transformers\tused for zh-en, en-zh",
        "there\tzh-en\tctranslate2",
    ]
    assert after.splitlines() == [
        "bundled\tzh-en, en-zh\tctranslate2, transformers",
        "back\ten-zh\tctranslate2\tused for en-zh",
        "there\tzh-en\tctranslate2\tused for zh-en",
    ]
    assert run("models", "remove", "back", "there").exit_code == 0
    assert run("models", "list").stdout.startswith("bundled\tzh-en, en-zh\tctranslate2, transformers\tused for")


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        ("add ./nowhere", "there is no model ./nowhere"),
        ("add nowhere", "there is no model nowhere"),
        ("add . --revision v1", "a folder has no revisions"),
        ("add . --name bundled", "a model cannot be called bundled"),
        ("add .", "has no config.json"),
        ("add . --name CON", "a model cannot be called CON"),
        ("add . --name=-x", "a model cannot be called -x"),
        ("remove nowhere", "no model nowhere was added"),
        ("show nowhere", "there is no model nowhere"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: str, fact: str, home: Path) -> None:
    done = run("models", *arguments.split())

    assert done.exit_code == 2
    assert fact in done.stderr
    assert not home.exists()


def test_an_empty_name_is_not_the_working_folder(home: Path) -> None:
    done = run("models", "add", "")

    assert done.exit_code == 2
    assert "the name of the model is empty" in done.stderr
    assert not home.exists()


def test_a_folder_called_bundled_says_that_the_name_is_reserved(tmp_path: Path) -> None:
    (tmp_path / "bundled").mkdir()

    done = run("models", "add", "bundled")

    assert done.exit_code == 2
    assert "belongs to the model that comes with the package: give another with --name" in done.stderr


@pytest.mark.parametrize("endpoint", ["http://[", "http://localhost:port"])
def test_a_mirror_that_is_no_address_is_named(endpoint: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)

    done = run("models", "add", "tiny/opus-mt-zh-en")

    assert done.exit_code == 2
    assert f"HF_ENDPOINT is not an address: {endpoint}" in done.stderr
    assert not home.exists()


def test_a_broken_entry_is_named_and_hides_no_other(tiny: Callable[[str], Path], home: Path) -> None:
    (home / "broken").mkdir(parents=True)
    (home / "broken" / "model.json").write_text("[]", "utf-8")

    added = run("models", "add", str(tiny("separate") / "ctranslate2"), "--name", "whole")
    listed = run("models", "list")

    assert (added.exit_code, listed.exit_code) == (0, 0), added.output + listed.output
    assert "another added model is broken" in added.stderr
    assert [line.split("\t")[0] for line in listed.stdout.splitlines()] == ["bundled", "whole"]
    assert "models remove broken" in listed.stderr


def test_a_model_says_what_it_is_and_which_terms_it_cannot_read() -> None:
    said = dict(line.split(maxsplit=1) for line in run("models", "show").stdout.splitlines())

    assert {"name", "version", "license", "directions", "languages"} < said.keys()
    assert said["card"] == str(BUNDLED / "MODEL.md")
    assert "terms of the glossary hold a character that its tokenizer lacks" in run("models", "show").stdout
    assert "MB" in run("models", "show").stdout
    assert {"glosses", "search", "penalties", "loops", "bytes"} < said.keys()


@pytest.mark.parametrize(
    ("models", "told"),
    [
        ([Model("bundled", {}, small=True)] * 2, ["The bundled model is small: read what it gives."]),
        ([Model("ours", {}, small=True)], ["The model ours is small: read what it gives."]),
        ([Model("opus", {}, added="2026-11-30T00:00:00Z")], ["model: opus; `--model bundled` goes back"]),
        ([Model("large", {})], []),
        ([], []),
    ],
)
def test_the_summary_tells_what_pages_rest_on(models: list[Model], told: list[str]) -> None:
    lines = about_models(models)

    assert len(lines) == len(told)
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True))
    assert all("models add Helsinki-NLP/opus-mt-zh-en" in line for line in lines if "small" in line)
