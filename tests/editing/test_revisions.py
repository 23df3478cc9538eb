"""Glossaries read out of a git repository's history."""

import subprocess
import tempfile
from pathlib import Path

import pytest

from bilingual.editing.diff.revisions import version
from bilingual.errors import BilingualError
from bilingual.glossary.conversion import convert

GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository of two commits, as the working folder; the second one adds a row and breaks a file."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = tmp_path / "glossaries"
    folder.mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    (folder / "titles.csv").write_bytes("\ufeffzh,en\r\n市长,mayor\r\n".encode())
    (folder / "README.md").write_text("no glossary", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    (folder / "titles.csv").write_bytes("\ufeffzh,en\r\n市长,mayor\r\n副市长,deputy mayor\r\n".encode())
    (folder / "地名.csv").write_text("zh,en\n深圳,Shenzhen\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("zh,en\n市长,mayor\n深圳,\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "note.txt").write_text("x", encoding="utf-8")
    (folder / "link.csv").symlink_to("titles.csv")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "two")
    (folder / "titles.csv").write_text("zh,en\n区长,district head\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "forms"),
    {
        "glossaries/titles.csv": ["区长"],
        "HEAD:glossaries/titles.csv": ["市长", "副市长"],
        "HEAD~1:glossaries/titles.csv": ["市长"],
        "main:glossaries": ["市长", "副市长", "深圳"],
        "main:glossaries/": ["市长", "副市长", "深圳"],
        "main~1:./glossaries": ["市长"],
    }.items(),
)
def test_a_version_is_a_file_a_folder_or_either_as_it_was_committed(
    repository: Path,  # noqa: ARG001 (the working folder)
    name: str,
    forms: list[str],
) -> None:
    assert [entry["zh"] for entry in version(name).entries] == forms


def test_a_folder_of_a_revision_has_the_files_that_a_folder_has(repository: Path) -> None:
    """Also workbooks, TBX and names in capitals; no text, no hidden file."""
    folder = repository / "mixed"
    folder.mkdir()
    (folder / "A.CSV").write_text("zh,en\n市长,mayor\n", encoding="utf-8")
    for name, row in {"b.xlsx": "局长,director", "c.tbx": "深圳,Shenzhen"}.items():
        (repository / "x.csv").write_text(f"zh,en\n{row}\n", encoding="utf-8")
        convert(str(repository / "x.csv"), folder / name)
    for name in (".hidden.csv", "note.txt"):
        (folder / name).write_text("zh,en\n区长,district head\n", encoding="utf-8")
    git(repository, "add", "mixed")
    git(repository, "commit", "-q", "-m", "three")

    committed, now = version("HEAD:mixed").entries, version("mixed").entries

    assert [entry["zh"] for entry in committed] == ["市长", "局长", "深圳"]
    assert [entry.cells for entry in committed] == [entry.cells for entry in now]


def test_the_rows_of_a_revision_say_where_they_stand_in_it(repository: Path) -> None:  # noqa: ARG001 (as above)
    places = [str(entry.location) for entry in version("HEAD:glossaries").entries]

    assert places == ["HEAD:glossaries/titles.csv:2", "HEAD:glossaries/titles.csv:3", "HEAD:glossaries/地名.csv:2"]


def test_a_version_knows_where_its_working_copy_lies(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("HEAD:glossaries/titles.csv", "glossaries/titles.csv")
    assert [version(name).place for name in names] == [repository / "glossaries" / "titles.csv"] * 2

    monkeypatch.chdir(repository / "glossaries")

    names = ("HEAD:glossaries/titles.csv", "HEAD:./titles.csv", "titles.csv")
    assert [version(name).place for name in names] == [repository / "glossaries" / "titles.csv"] * 3


def test_a_file_whose_name_looks_like_a_revision_is_a_file(repository: Path) -> None:
    (repository / "HEAD:glossaries").write_text("zh,en\n县长,county head\n", encoding="utf-8")

    assert [entry["zh"] for entry in version("HEAD:glossaries").entries] == ["县长"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothing", "nothing: there is no such glossary"),
        ("HEAD", "HEAD: there is no such glossary"),
        (":glossaries", ":glossaries: there is no such glossary"),
        ("--output=x:glossaries", "--output=x:glossaries: there is no such glossary"),
        ("nowhere:glossaries", "nowhere:glossaries: git knows no revision nowhere"),
        ("HEAD~9:glossaries", "HEAD~9:glossaries: git knows no revision HEAD~9"),
        ("HEAD:nothing.csv", "HEAD:nothing.csv: HEAD has no nothing.csv"),
        ("HEAD:--help", "HEAD:--help: HEAD has no --help"),
        ("HEAD:empty", "HEAD:empty: the folder holds no glossary"),
        ("HEAD:bad.csv", "HEAD:bad.csv:3:4: the target is empty"),
        ("HEAD:", "HEAD:bad.csv:3:4: the target is empty"),
    ],
)
def test_what_is_not_there_is_one_clear_error(repository: Path, name: str, says: str) -> None:
    with pytest.raises(BilingualError) as error:
        version(name)

    assert error.value.format_message().startswith(says)
    assert tempfile.gettempdir() not in error.value.format_message()
    assert not (repository / "x").exists()


def test_outside_a_repository_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)

    with pytest.raises(BilingualError, match="git cannot read it: not a git repository"):
        version("HEAD:glossaries")


def test_without_git_there_is_an_error_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BilingualError, match="git is not installed"):
        version("HEAD:glossaries")
