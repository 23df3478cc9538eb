"""The rooms of the house: imports point one way, files and functions stay small."""

import ast
from pathlib import Path

import pytest

import bilingual

SOURCE = Path(bilingual.__file__).parent
ORDER = (
    "records", "errors", "interrupts", "watching", "writing", "settings", "markup", "encodings", "source", "fetch", "extract", "glossary", "names", "match", "mentions", "capitals",
    "segment", "truecase", "models", "engines", "repairs", "enforce", "units", "marks", "page", "checks", "guards", "inputs", "intake", "pictures", "proof",
    "parallel", "pipeline", "evaluation", "training", "reports", "editing", "retranslate", "cli", "__main__",
)  # fmt: skip
FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("bilingual.")}


def test_every_room_has_its_place() -> None:
    assert {room(path) for path in FILES} == set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    here = ORDER.index(room(path))

    assert [name for name in imported_rooms(path) if ORDER.index(name) > here] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_says_what_it_does_and_is_not_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 300


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_function_is_long(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 45] == []
