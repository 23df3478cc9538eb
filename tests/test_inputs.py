from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.inputs import jobs, pages, writable

SIGNED = '<html><head><meta name="bilingual-signature" content="engine:echo">'
DERIVED = '<html><head><meta name="bilingual-record" content="x.html">'


def fill(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("x.html", "x.html"),
        ("x.htm", "x.html"),
        ("x.SHTML", "x.html"),
        ("t20240305_1.shtml", "t20240305_1.html"),
        ("x", "x.html"),
        ("v1.2", "v1.2.html"),
        ("csv", "csv.html"),
        ("https://example.org/a/house.csv", "house.csv.html"),
        ("-", "stdin.html"),
        ("https://example.org/a/t20240305_1.shtml", "t20240305_1.html"),
        ("HTTPS://example.org/a/x.htm?from=home#top", "x.html"),
        ("https://example.org/a/show.php?id=5", "show.php.html"),
        ("https://example.org/2024/conference-opens/", "conference-opens.html"),
        ("https://example.org", "index.html"),
        ("https://example.org/?id=5", "index.html"),
        ("https://example.org/a/%E4%BC%9A%E8%AE%AE.html", "会议.html"),
        ("https://example.org/a/..%2F..%2Fx.html", "x.html"),
        ("https://example.org/a/%00%2e%2e", "-.html"),
        ("https://example.org/" + "%E4%BC%9A" * 90, "会" * 50 + ".html"),
    ],
)
def test_a_page_takes_the_name_of_its_article(name: str, page: str) -> None:
    found, passed = jobs([name], Path("out"))

    assert [job.page for job in found] == [Path("out") / page]
    assert passed == 0


def test_a_folder_means_its_articles_but_not_our_own_pages(tmp_path: Path) -> None:
    fill(tmp_path, a_html="<p>a", b__c_htm="<p>c", n_txt="n", x_html=SIGNED, x_zh_html=DERIVED)
    fill(tmp_path / ".git", d_html="<p>d")
    fill(tmp_path / "out", e_html="<p>e")

    found, passed = jobs([str(tmp_path)], tmp_path / "out")

    assert [job.page.relative_to(tmp_path) for job in found] == [Path("out/a.html"), Path("out/b/c.html")]
    assert passed == 2


@pytest.mark.parametrize(
    ("inputs", "out", "fact"),
    [
        (["a/x.html", "b/x.htm"], "out", "two inputs would make one page"),
        (["x.html", "x.zh.html"], "out", "two inputs would make one page"),
        (["in/x.html"], "in", "the page would replace an input"),
        (["https://example.org/a/x.html", "in/x.html"], "out", "two inputs would make one page"),
        (["https://example.org/show?id=1", "https://example.org/show?id=2"], "out", "two inputs would make one page"),
        (["ftp://example.org/x.html"], "out", "only http and https"),
        (["file:///etc/passwd"], "out", "only http and https"),
        (["https://me:secret@example.org/x.html"], "out", "holds a name or password"),
        (["https://[x/x.html"], "out", "no address"),
        (["house.csv"], "out", "a glossary is no article"),
        (["x.html", "house.XLSX"], "out", "a glossary is no article"),
    ],
)
def test_a_clash_is_refused_before_any_work(inputs: list[str], out: str, fact: str) -> None:
    with pytest.raises(BilingualError, match=fact):
        jobs(inputs, Path(out))


def test_pages_are_those_with_a_signature(tmp_path: Path) -> None:
    fill(tmp_path, a_html="<p>a", x_html=SIGNED, x_zh_html=DERIVED)

    assert pages([str(tmp_path)]) == [tmp_path / "x.html"]
    assert pages([str(tmp_path / "a.html")]) == [tmp_path / "a.html"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BilingualError, match="no such file or folder"):
        pages([str(tmp_path / "missing")])


def test_an_address_tells_no_password() -> None:
    with pytest.raises(BilingualError) as raised:
        jobs(["https://me:secret@example.org/x.html"], Path("out"))
    assert "secret" not in raised.value.format_message()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(BilingualError, match="cannot be written to"):
        writable(tmp_path / "file" / "out")
    assert writable(tmp_path / "new" / "out") is None


def test_a_name_that_is_no_text_is_an_error() -> None:
    with pytest.raises(BilingualError, match="not in UTF-8"):
        jobs(["\udcff\udcfe.html"], Path("out"))
