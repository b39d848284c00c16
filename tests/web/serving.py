"""A desk in a process of its own, and a browser to look at it: tests, figures, pictures."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RUN = "from tocsin.cli import main; main()"
# Software rendering draws the map where there is no graphics card; nothing is looked up elsewhere.
FLAGS = [
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip


def chromium() -> str:
    """Find the browser."""
    names = (os.environ.get("TOCSIN_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "no Chromium: apt-get install chromium, or set TOCSIN_CHROMIUM to its path"
    return found


def tocsin(*words: str) -> None:
    """Run a command."""
    subprocess.run([sys.executable, "-c", RUN, *words], check=True, capture_output=True)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int]]:
    """Serve a project; give its address, without a slash at the end, and the process."""
    command = [sys.executable, "-c", RUN, "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            said = server.stderr.readline()
            found = re.search(r"http://\S+?/", said)
            assert found, said + server.stderr.read()
            yield found[0].rstrip("/"), server.pid
        finally:
            server.terminate()
