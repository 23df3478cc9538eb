import asyncio
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bilingual.errors import BilingualError
from bilingual.fetch import Limits, fetch, hosts
from bilingual.fetch.hosts import is_public, require_public_name

PAGE = "<html><head><title>新闻</title></head><body><p>临江市召开会议。</p></body></html>"
QUICK = Limits(total=2, connect=1, read=0.5, size=50_000)


@dataclass
class Answer:
    """What the server gives at a path; ``then`` writes what is no plain body."""

    body: bytes = PAGE.encode()
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    drip: float = 0
    is_endless: bool = False


@dataclass
class Server:
    """A server on this machine, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    broken: int = 0
    httpd: ThreadingHTTPServer | None = None

    def secure(self, context: ssl.SSLContext) -> None:
        assert self.httpd is not None
        self.httpd.socket = context.wrap_socket(self.httpd.socket, server_side=True)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    known = Server(0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, dict(self.headers)))
            if known.broken:
                known.broken -= 1
                self.close_connection = True
                return
            answer = known.answers[self.path]
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self._write(answer)

        def _write(self, answer: Answer) -> None:
            try:
                for piece in (
                    [answer.body[at : at + 1] for at in range(len(answer.body))] if answer.drip else [answer.body]
                ):
                    self.wfile.write(piece)
                    time.sleep(answer.drip)
                while answer.is_endless:
                    self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.handle_error = lambda *_: None
    known.port, known.httpd = httpd.server_address[1], httpd
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_a_page_comes_with_its_address_and_the_time(server: Server) -> None:
    server.answers["/a/x.html"] = Answer()

    source = fetch(server.address("/a/x.html"), allow_local=True)

    assert source.text == PAGE
    assert (source.path, source.address) == (server.address("/a/x.html"),) * 2
    assert source.fetched.startswith("20")
    assert source.fetched.endswith("Z")
    assert server.asked[0][1]["User-Agent"].startswith("bilingual-news/")


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("; charset=GBK", "gb18030"), ('; Charset="gb2312"', "gb18030"), ("", "gb18030"), ("; charset=utf-8", "gb18030")],
)
def test_the_encoding_is_found_whatever_the_server_says(server: Server, charset: str, encoding: str) -> None:
    server.answers["/"] = Answer(PAGE.encode("gbk"), headers={"Content-Type": f"text/html{charset}"})

    source = fetch(server.address("/"), allow_local=True)

    assert (source.text, source.encoding) == (PAGE, encoding)


def test_a_packed_page_is_unpacked(server: Server) -> None:
    data = gzip.compress(PAGE[:20].encode()) + gzip.compress(PAGE[20:].encode())
    server.answers["/"] = Answer(data, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})

    assert fetch(server.address("/"), allow_local=True).text == PAGE


def test_a_redirect_is_followed_and_the_last_address_is_the_pages(server: Server) -> None:
    server.answers["/old"] = Answer(b"", 302, {"Location": "/new.html#part"})
    server.answers["/new.html"] = Answer()

    source = fetch(server.address("/old"), allow_local=True)

    assert source.address == server.address("/new.html")


def test_one_broken_connection_is_tried_again_and_two_are_an_error(server: Server) -> None:
    server.answers["/"] = Answer()
    server.broken = 1

    assert fetch(server.address("/"), allow_local=True).text == PAGE
    server.broken = 2
    with pytest.raises(BilingualError, match="answer of the server is broken"):
        fetch(server.address("/"), allow_local=True)


HTML = {"Content-Type": "text/html"}
PACKED = HTML | {"Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("answer", "fact", "hint"),
    [
        (Answer(status=404), "answers 404 Not Found", "check the address"),
        (Answer(status=500), "answers 500", "try again later"),
        (Answer(status=503, headers=HTML | {"Retry-After": "120"}), "answers 503", "in 120 seconds"),
        (Answer(status=403), "answers 403", "save the page"),
        (Answer(status=302, headers={}), "answers 302", "save the page"),
        (Answer(status=302, headers={"Location": "/"}), "redirects more than 5 times", "save the page"),
        (Answer(status=302, headers={"Location": "http://["}), "there is no host", "check the address"),
        (Answer(status=302, headers={"Location": "ftp://example.org/"}), "only http and https", "save"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "only http and https", "save"),
        (Answer(status=302, headers={"Location": "http://a:b@127.0.0.1/"}), "holds a name or password", "save"),
        (Answer(headers={"Content-Type": "application/pdf"}), "application/pdf, not a web page", "save the page"),
        (Answer(headers={"Content-Type": "image/png"}), "image/png, not a web page", "save the page"),
        (Answer(b"%PDF-1.4", headers={}), "a PDF file", "HTML"),
        (Answer(b"", headers=HTML), "empty", "download"),
        (Answer(b"x" * 60_000, headers=HTML), "larger than 0.05 MB", "save the page"),
        (Answer(b"x" * 1000, headers=HTML, is_endless=True), "larger than 0.05 MB", "save the page"),
        (Answer(gzip.compress(b"\0" * 10_000_000), headers=PACKED), "larger than 0.05 MB", "save the page"),
        (Answer(gzip.compress(PAGE.encode())[:-9], headers=PACKED), "packed page is damaged", "try again"),
        (Answer(PAGE.encode(), headers=PACKED), "packed page is damaged", "try again"),
        (Answer(gzip.compress(gzip.compress(b"")), headers=HTML | {"Content-Encoding": "gzip, gzip"}), "not asked for", "save"),
        (Answer(headers=HTML | {"Content-Encoding": "br"}), "packed as br", "save"),
        (Answer(headers=HTML | {"Content-Length": "9999"}), "answer of the server is broken", "save"),
        (Answer(headers=HTML, drip=0.2), "does not answer in time", "later"),
        (Answer(b"abc", headers=HTML, drip=1), "does not answer in time", "later"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_one_clear_error(server: Server, answer: Answer, fact: str, hint: str) -> None:
    server.answers["/"] = answer

    with pytest.raises(BilingualError, match=fact) as raised:
        fetch(server.address("/"), allow_local=True, limits=QUICK)
    assert hint in raised.value.hint
    assert raised.value.at == server.address("/")


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(BilingualError, match="in time"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_local=True, limits=QUICK)


def test_a_port_where_nobody_listens_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    with pytest.raises(BilingualError, match="no connection to the server"):
        fetch(f"http://127.0.0.1:{port}/", allow_local=True, limits=QUICK)


def test_a_plain_answer_to_https_is_no_secure_connection(server: Server) -> None:
    with pytest.raises(BilingualError, match="connection is not secure"):
        fetch(server.address("/").replace("http:", "https:"), allow_local=True, limits=QUICK)


@pytest.mark.parametrize("address", ["http://", "https:///x", "http://[::1", "http://a:99999/", "ftp://example.org/"])
def test_what_is_no_address_is_an_error(address: str) -> None:
    with pytest.raises(BilingualError, match=r"no address|only http and https"):
        fetch(address, limits=QUICK)


class NoNames:
    def __init__(self, code: int) -> None:
        self.code = code

    async def __call__(self, host: str, port: int) -> list[str]:
        raise socket.gaierror(self.code, f"{host}:{port}")


@pytest.mark.parametrize(
    ("code", "fact"), [(socket.EAI_NONAME, "there is no host"), (socket.EAI_AGAIN, "cannot be looked up now")]
)
def test_a_name_that_cannot_be_looked_up_is_an_error(code: int, fact: str) -> None:
    with pytest.raises(BilingualError, match=fact):
        fetch("https://news.example.org/", resolver=NoNames(code))


@pytest.mark.parametrize(
    "kind", ["text/html; charset", "text/html;charset=;", "html", ";", "text/html; charset*=x''%ff"]
)
def test_an_odd_content_type_is_no_obstacle(server: Server, kind: str) -> None:
    server.answers["/"] = Answer(headers={"Content-Type": kind})

    assert fetch(server.address("/"), allow_local=True).text == PAGE


def test_this_machine_is_refused_without_leave(server: Server) -> None:
    server.answers["/"] = Answer()

    with pytest.raises(BilingualError, match=r"127.0.0.1 is an address on this machine") as raised:
        fetch(server.address("/"), limits=QUICK)
    assert "--allow-local" in raised.value.hint
    assert server.asked == []


class Names:
    """A name server of our own: each look-up of a name gives the next of its answers."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:  # noqa: ARG002 (what a resolver is given)
        self.asked.append(host)
        given = self.answers[host.partition(".")[0]]
        return given.pop(0) if len(given) > 1 else given[0]


def test_a_name_of_this_machine_is_refused_by_its_address(server: Server) -> None:
    names = Names(evil=[["93.184.216.34", "127.0.0.1"]])

    with pytest.raises(BilingualError, match=r"127.0.0.1 is an address on this machine"):
        fetch(server.address("/", "evil.example.org"), limits=QUICK, resolver=names)
    assert server.asked == []


def test_a_name_is_looked_up_once_and_its_host_is_named_to_the_server(server: Server) -> None:
    server.answers["/"] = Answer()
    names = Names(news=[["127.0.0.1"], ["192.0.2.1"]])

    source = fetch(server.address("/", "news.example.org"), allow_local=True, limits=QUICK, resolver=names)

    assert names.asked == ["news.example.org"]
    assert server.asked[0][1]["Host"] == f"news.example.org:{server.port}"
    assert source.address == server.address("/", "news.example.org")


@pytest.fixture
def open_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server's own address count as public, so that what it redirects to can be refused."""
    monkeypatch.setattr(hosts, "is_public", lambda address: str(address) == "127.0.0.1" or is_public(address))


@pytest.mark.usefixtures("open_loopback")
def test_a_name_that_changes_its_address_is_refused_at_the_redirect(server: Server) -> None:
    server.answers["/"] = Answer(b"", 302, {"Location": "/private"})
    names = Names(rebound=[["127.0.0.1"], ["10.0.0.1"]])

    with pytest.raises(BilingualError, match=r"10.0.0.1 is an address on this machine"):
        fetch(server.address("/", "rebound.example.org"), limits=QUICK, resolver=names)
    assert names.asked == ["rebound.example.org"] * 2
    assert [path for path, _ in server.asked] == ["/"]


def test_the_next_address_of_a_host_is_tried(server: Server) -> None:
    server.answers["/"] = Answer()
    names = Names(two=[["127.0.0.9", "127.0.0.1"]])

    assert fetch(server.address("/", "two.example.org"), allow_local=True, limits=QUICK, resolver=names).text == PAGE


@pytest.mark.usefixtures("open_loopback")
@pytest.mark.parametrize(
    ("location", "fact"),
    [
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254 is an address on this machine"),
        ("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1 is an address on this machine"),
        ("http://2130706433/", "unusual way"),
        ("//localhost/", "localhost is a name on this machine"),
    ],
)
def test_a_redirect_to_this_machine_is_refused(server: Server, location: str, fact: str) -> None:
    server.answers["/"] = Answer(b"", 302, {"Location": location})

    with pytest.raises(BilingualError, match=fact) as raised:
        fetch(server.address("/", "news.example.org"), limits=QUICK, resolver=Names(news=[["127.0.0.1"]]))
    assert raised.value.at == server.address("/", "news.example.org")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::808:808", True),
        ("::ffff:8.8.8.8", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (nothing is bound to it)
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("::1", False),
        ("::", False),
        ("::7f00:1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("fd00:ec2::254", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2002:808:808::", True),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(address: str, expected: bool) -> None:
    from ipaddress import ip_address

    assert is_public(ip_address(address)) is expected


@pytest.mark.parametrize(
    ("host", "fact"),
    [
        ("2130706433", "unusual way"),
        ("0177.0.0.1", "unusual way"),
        ("0x7f.1", "unusual way"),
        ("0x7f000001", "unusual way"),
        ("127.1", "unusual way"),
        ("127.0.0.1.", "unusual way"),
        ("1.2.3.4.5", "unusual way"),
        ("localhost", "a name on this machine"),
        ("LOCALHOST.", "a name on this machine"),
        ("a.localhost", "a name on this machine"),
        ("metadata.google.internal", "a name on this machine"),
        ("printer.local", "a name on this machine"),
        ("intranet", "a name on this machine"),
        ("::1", "an address on this machine"),
    ],
)
def test_a_host_that_is_local_by_its_name_is_refused(host: str, fact: str) -> None:
    with pytest.raises(BilingualError, match=fact):
        require_public_name(host, "http://…")


@pytest.mark.parametrize("host", ["example.org", "1688.com", "163.com", "www.sz.gov.cn", "8.8.8.8", "3d.example"])
def test_a_host_of_the_internet_is_not_refused(host: str) -> None:
    assert require_public_name(host, f"http://{host}/") is None


def test_a_proxy_of_the_environment_is_used_but_not_for_what_is_local(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"127.0.0.1:{server.port}")
    monkeypatch.setenv("no_proxy", "direct.example.org")
    server.answers["http://news.example.org/"] = Answer()
    server.answers["/"] = Answer(b"<p>direct")

    through = fetch("http://news.example.org/", limits=QUICK)
    direct = fetch(
        server.address("/", "direct.example.org"),
        allow_local=True,
        limits=QUICK,
        resolver=Names(direct=[["127.0.0.1"]]),
    )
    local = fetch(server.address("/"), allow_local=True, limits=QUICK)

    assert through.text == PAGE
    assert direct.text == local.text == "<p>direct"
    with pytest.raises(BilingualError, match=r"10.0.0.1 is an address on this machine"):
        fetch("http://10.0.0.1/", limits=QUICK)


def test_a_proxy_that_cannot_be_used_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "gopher://example.org")
    monkeypatch.delenv("http_proxy", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    with pytest.raises(BilingualError, match="the proxy cannot be used"):
        fetch("http://news.example.org/", limits=QUICK)


DATA = Path(__file__).parent / "data" / "fetch"


@pytest.fixture
def secure(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the end of an address of a server whose certificate is that of news.example.org."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "certificate.pem", DATA / "key.pem")
    server.answers["/"] = Answer()
    server.secure(context)
    monkeypatch.setenv("SSL_CERT_FILE", str(DATA / "certificate.pem"))
    return f":{server.port}/"


def test_a_certificate_is_for_the_name_though_the_connection_is_to_an_address(secure: str) -> None:
    names = Names(news=[["127.0.0.1"]], other=[["127.0.0.1"]])

    source = fetch(f"https://news.example.org{secure}", allow_local=True, limits=QUICK, resolver=names)

    assert source.text == PAGE
    with pytest.raises(BilingualError, match="not secure"):
        fetch(f"https://other.example.org{secure}", allow_local=True, limits=QUICK, resolver=names)
    with pytest.raises(BilingualError, match="not secure"):
        fetch(f"https://127.0.0.1{secure}", allow_local=True, limits=QUICK)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(BilingualError, match="not secure"):
        fetch(f"https://news.example.org{secure}", allow_local=True, limits=QUICK, resolver=Names(news=[["127.0.0.1"]]))


def test_a_page_is_fetched_where_a_loop_runs_already(server: Server) -> None:
    server.answers["/x.html"] = Answer()

    async def notebook() -> str:
        return fetch(server.address("/x.html"), allow_local=True).text

    with ThreadPoolExecutor(1) as apart:  # the browser's tests leave a loop in this thread
        assert apart.submit(lambda: asyncio.run(notebook())).result() == PAGE
