"""Measure that no page crashes the reader, takes long or needs much memory.

The saved pages and mutants of them (cut off, bytes flipped, tags shuffled) are extracted here; monstrous pages are
given to ``bilingual extract`` and ``bilingual translate`` in processes of their own, whose peak memory is told.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from reading_rows import rows

from bilingual.errors import BilingualError
from bilingual.extract import extract
from bilingual.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

MUTANTS = 200
TAGS = re.compile(rb"<[^<>]*>")
SENTENCE = "深圳市商务局今天举行会议，研究部署招商引资工作，提出了明确要求。"
PROSE = f"<p>{SENTENCE}</p>"
ARTICLE = f"<h1>深圳市商务局举行会议</h1>{PROSE * 5}"
MONSTERS = {
    "10 MB of paragraphs": lambda: ARTICLE + f"{PROSE}\n" * (10_000_000 // len(PROSE.encode())),
    "10 MB on one line": lambda: ARTICLE + f"<p>{SENTENCE * (10_000_000 // len(SENTENCE.encode()))}</p>",
    "10 MB of English": lambda: "<h1>Fair</h1>" + "<p>The mayor of Shenzhen opened the fair on Monday.</p>\n" * 200_000,
    "100,000 nested tags": lambda: ARTICLE + "<div>" * 100_000 + SENTENCE,
    "2,000 nested tags": lambda: ARTICLE + "<div>" * 2_000 + SENTENCE + "</div>" * 2_000,
    "2,000 nested spans": lambda: ARTICLE + "<p>" + "<b>" * 2_000 + SENTENCE,
    "100,000 unclosed formats": lambda: ARTICLE + f"<p><b><i>{SENTENCE}" * 2_000,
    "1,000,000 breaks": lambda: ARTICLE + "<br>" * 1_000_000 + SENTENCE,
    "1,000,000 breaks and texts": lambda: ARTICLE + "<br>a" * 1_000_000 + SENTENCE,
    "100,000 attributes": lambda: f"<p {' '.join(f'a{number}=1' for number in range(100_000))}>{SENTENCE}</p>{ARTICLE}",
    "10 MB in one attribute": lambda: f"<p title='{'a ' * 5_000_000}'>{SENTENCE}</p>{ARTICLE}",
    "100,000 rows": lambda: ARTICLE + "<table>" + "<tr><td>商务局<td>38" * 100_000 + "</table>",
    "100,000 links": lambda: ARTICLE + "<a href=x.html>商务局</a> " * 100_000,
    "100,000 list items": lambda: ARTICLE + "<ul>" + "<li>商务局举行会议。" * 100_000 + "</ul>",
    "100,000 pictures": lambda: ARTICLE + "<img src=a.png alt=会议>" * 100_000,
    "100,000 frames": lambda: ARTICLE + "<iframe src=https://example.com/></iframe>" * 100_000,
    "100,000 hidden elements": lambda: ARTICLE + "<p style='display:none'><a href=//b>b</a></p>" * 100_000,
    "1,000,000 left angles": lambda: ARTICLE + "<" * 1_000_000,
    "1,000,000 ampersands": lambda: ARTICLE + "&" * 1_000_000,
    "5 MB of spaces": lambda: ARTICLE + "<p>" + " \t\n" * 1_700_000 + SENTENCE,
    "an open comment of 10 MB": lambda: ARTICLE + "<!--" + "-" * 10_000_000,
    "a script of 10 MB": lambda: f"<script>{'var a = 1; ' * 900_000}</script>{ARTICLE}",
    "JSON-LD of 10 MB": lambda: f"<script type=application/ld+json>{'[' * 5_000_000}</script>{ARTICLE}",
}


def table(pages: Path) -> Iterator[str]:
    """Yield crashes, the longest times and the highest memory."""
    files = {row["file"]: (pages / row["file"]).read_bytes() for row in rows(pages / "INDEX.tsv")}
    yield from _extracted("saved pages", files)
    yield from _extracted("mutants", dict(_mutants(files, MUTANTS)))
    yield f"{'page':28} {'MB':>5} {'extract':>20} {'translate':>20}   (exit, seconds of CPU, MB of memory)"
    for name, make in MONSTERS.items():
        page = make().encode()
        results = [run(page, *command) for command in COMMANDS]
        yield f"{name:28} {len(page) / 1e6:5.1f} {' '.join(f'{result:>20}' for result in results)}"


COMMANDS = (("extract", "page.html"), ("translate", "page.html", "--engine", "echo", "-o", "out"))


def run(page: bytes, *command: str) -> str:
    """Return how a command on a page went, in a process of its own: its exit, seconds of CPU and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_bytes(page)
        process = subprocess.Popen(
            [sys.executable, "-m", "bilingual", *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert process.stderr  # noqa: S101 (a pipe was asked for)
        errors = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        if "Traceback" in errors:
            print(errors[-2000:], file=sys.stderr)
    seconds = usage.ru_utime + usage.ru_stime
    return f"{os.waitstatus_to_exitcode(status)} {seconds:7.1f} {usage.ru_maxrss / 1024:7.0f}"


def _extracted(name: str, files: dict[str, bytes]) -> Iterator[str]:
    """Yield how many pages were read, refused and crashed on, the crashes, and the slowest page."""
    times: dict[str, float] = {}
    outcomes = {"read": 0, "refused": 0, "crashed": 0}
    for file, data in files.items():
        start = perf_counter()
        try:
            extract(decode(data, file))
            outcomes["read"] += 1
        except BilingualError:
            outcomes["refused"] += 1
        except Exception:  # noqa: BLE001 (a benchmark reports every page)
            outcomes["crashed"] += 1
            yield f"{file}: {traceback.format_exc(limit=-3)}"
        times[file] = perf_counter() - start
    slowest = max(times, key=lambda file: times[file])
    counts = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items())
    yield f"{name}: {counts}; the slowest took {times[slowest]:.1f} s: {slowest}"


def _mutants(files: dict[str, bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """Yield pages made of saved ones by chance, with names that say how."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 (mutants, not secrets)
        name = chance.choice(sorted(files))
        change = chance.choice((_cut, _flipped, _shuffled, _doubled))
        yield f"{name} {change.__name__} {number}", change(files[name], chance)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    page = bytearray(data)
    for _ in range(chance.choice((1, 10, 100, 1000))):
        page[chance.randrange(len(page))] = chance.randrange(256)
    return bytes(page)


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    tags = TAGS.findall(data)
    chance.shuffle(tags)
    return TAGS.sub(lambda _: tags.pop(), data)


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return data[:end] + data[start:end] * chance.choice((1, 3)) + data[end:]
