import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bilingual.cli import bilingual

TEXT = "临江市人民政府今日召开第{}次会议，研究部署全市春季植树工作，市长陈明主持会议并讲话，见<a href='../b/plan.pdf'>方案</a>。"
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>植树工作会议召开_临江市人民政府</title></head><body>
<h1>植树工作会议召开</h1><div>发布时间：2024-03-05 08:30</div><div class="content"><p>{}</p></div><div class="pages">{}</div>
</body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bilingual, list(arguments))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a folder with an article on two pages, of which the second lacks a third."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "site"
    folder.mkdir()
    for name, number, following in (("x", 1, "x_2"), ("x_2", 2, "x_3")):
        pager = f'<a href="{following}.html">下一页</a>'
        (folder / f"{name}.html").write_text(PAGE.format(TEXT.format(number), pager), encoding="utf-8")
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_an_address_of_this_machine_needs_leave(site: str) -> None:
    refused = run("extract", f"{site}x.html")
    allowed = run("extract", "--allow-local", f"{site}x.html")

    assert (refused.exit_code, allowed.exit_code) == (2, 0)
    assert "--allow-local" in refused.stderr
    assert "第1次会议" in allowed.stdout


def test_all_pages_at_an_address_are_read_and_named(site: str) -> None:
    done = run("extract", "--allow-local", "--format", "json", f"{site}x.html")

    found = json.loads(done.stdout)
    assert found["pages"] == [f"{site}x.html", f"{site}x_2.html"]
    assert [finding["code"] for finding in found["findings"]] == ["S008", "S009"]
    assert found["metadata"]["address"] == f"{site}x.html"
    assert found["metadata"]["fetched"].endswith("Z")
    assert "x_3.html: the server answers 404" in done.stderr


def test_each_page_is_read_by_itself_if_so_wished(site: str) -> None:
    done = run("extract", "--allow-local", "--no-join", f"{site}x.html")

    assert "第2次会议" not in done.stdout
    assert done.stderr == ""


def test_a_page_keeps_where_and_when_it_was_fetched(site: str, tmp_path: Path) -> None:
    done = run("translate", "--engine", "echo", "--allow-local", "-o", "out", f"{site}x.html", f"{site}none.html")

    assert done.exit_code == 2
    assert "none.html: the server answers 404" in done.stderr
    page = (tmp_path / "out" / "x.html").read_text(encoding="utf-8")
    assert f'<meta name="bilingual-address" content="{site}x.html">' in page
    assert '<meta name="bilingual-fetched" content="20' in page
    assert f'href="{site}b/plan.pdf"' in page
    assert run("render", "out/x.html").exit_code == 0
    assert (tmp_path / "out" / "x.html").read_text(encoding="utf-8") == page
