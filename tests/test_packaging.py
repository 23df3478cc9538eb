"""The wheel, and the checkout: both must find the glossary, the model, the templates and the entry points."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOUND = """
import bilingual
from importlib.metadata import entry_points
from bilingual.glossary import load
from bilingual.models import find_model
from bilingual.records import Language
model = find_model(None, Language.ENGLISH, Language.SIMPLIFIED)
print(bilingual.__file__)
print(len(load().entries) > 11_000)
print(all((folder / "source.spm").is_file() for folder in model.folders.values()), sorted(model.folders))
print(sorted(entry_points(group="bilingual.engines").names))
print("tbx" in entry_points(group="bilingual.glossary_formats").names)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


def run(code: str, path: str = "") -> list[str]:
    environment = os.environ | ({"PYTHONPATH": path} if path else {})
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd="/", capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_an_unpacked_wheel_finds_what_it_ships(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)

    where, *found = run(FOUND, str(tmp_path))

    assert Path(where).is_relative_to(tmp_path)
    assert found == ["True", "True ['ctranslate2', 'transformers']", "['ctranslate2', 'echo', 'transformers']", "True"]


def test_an_editable_installation_finds_the_checkout() -> None:
    where, *found = run(FOUND)

    assert Path(where).is_relative_to(ROOT)
    assert found == ["True", "True ['ctranslate2', 'transformers']", "['ctranslate2', 'echo', 'transformers']", "True"]


def test_the_wheel_carries_notes_of_origin_and_no_clutter(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}

    assert any(name.endswith("models/bundled/MODEL.md") for name in sizes)
    assert "bilingual/glossaries/README.md" in sizes
    assert any(name.endswith("licenses/LICENSE") for name in sizes)
    assert not [name for name in sizes if "tests/" in name or name.endswith(".pyc")]
    assert max(size for name, size in sizes.items() if name.endswith(".safetensors")) <= 20 * 2**20
    assert sum(size for name, size in sizes.items() if "bundled/ctranslate2" in name) <= 25 * 2**20
