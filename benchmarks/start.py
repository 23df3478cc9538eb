"""Print how long --help and a check of 100 pages take, and the peak memory of translating one article."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ARTICLE = Path(__file__).parent.parent / "examples" / "invest-shenzhen.html"
HEAVY = ("torch", "transformers", "ctranslate2", "trafilatura")
RUNS = 5


@click.command()
def start() -> None:
    """Print the figures, each the best of some runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "one"
        run("translate", str(ARTICLE), "-o", str(out))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        pages = folder / "pages"
        for number in range(100):
            for suffix in ("html", "zh.html", "en.html"):
                copy = pages / str(number) / f"{ARTICLE.stem}.{suffix}"
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(out / f"{ARTICLE.stem}.{suffix}", copy)
        click.echo(f"bilingual --help           {best('--help'):6.2f} s")
        click.echo(f"check of 100 pages         {best('check', str(pages), '--exit-zero'):6.2f} s")
        click.echo(f"model libraries in check   {imported('check', str(pages), '--exit-zero') or 'none'}")
        click.echo(f"peak memory of translate   {memory:6.0f} MB")


def run(*arguments: str) -> str:
    """Run ``bilingual`` and return what it says on stderr."""
    command = [sys.executable, "-X", "importtime", "-m", "bilingual", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def best(*arguments: str) -> float:
    """Return the shortest of some runs, in seconds."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bilingual", *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return min(times)


def imported(*arguments: str) -> str:
    """Return which of the heavy libraries a command imports."""
    names = {line.rpartition("|")[2].strip() for line in run(*arguments).splitlines() if line.startswith("import time")}
    return ", ".join(name for name in HEAVY if name in names)


if __name__ == "__main__":
    start()
