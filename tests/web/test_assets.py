"""The desk's pages are built from the sources beside them, and are in the wheel."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src/tocsin/web/static"
SOURCES = (
    *("index.html", "package-lock.json", "package.json", "public", "src"),
    *("svelte.config.js", "vite.config.ts"),
)
BIG = re.compile(r"tocsin/(reading/weights|knowledge/places)/")
MOST = 5_000_000  # bytes of the wheel without weights and gazetteer


def sources() -> Iterator[Path]:
    """Yield the files that the pages are made of."""
    for name in SOURCES:
        path = FRONTEND / name
        yield from (one for one in path.rglob("*") if one.is_file()) if path.is_dir() else (path,)


def test_the_pages_were_built_from_these_sources() -> None:
    """Else: run make frontend and commit what it makes."""
    digest = hashlib.sha256()
    for path in sorted(sources(), key=lambda one: one.relative_to(FRONTEND).as_posix()):
        name = path.relative_to(FRONTEND).as_posix().encode()
        digest.update(name + b"\0" + path.read_bytes() + b"\0")
    assert (STATIC / "built-from.txt").read_text().strip() == digest.hexdigest()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Build a wheel the long way, out of a source distribution."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return ZipFile(next(out.glob("*.whl")))


def test_the_wheel_holds_every_file_that_a_page_names(wheel: ZipFile) -> None:
    """Ship pages, scripts, the map's worker, the base map and the method card."""
    static = "tocsin/web/static"
    names = set(wheel.namelist())
    page = wheel.read(f"{static}/index.html").decode()
    named = set(re.findall(r'(?:src|href)="/([^"]+)"', page))
    assert {f"{static}/{name}" for name in named} <= names
    scripts = [name for name in names if name.startswith(static) and name.endswith(".js")]
    asked = {
        found
        for name in scripts
        for found in re.findall(rb'"(?:\./|/)?(assets/[\w.-]+\.(?:js|css))"', wheel.read(name))
    }
    assert asked
    assert {f"{static}/{name.decode()}" for name in asked} <= names
    assert any("worker" in name for name in scripts), "the map stays blank without its worker"
    assert {f"{static}/basemap/{name}.json" for name in ("world", "lines", "provinces")} <= names
    assert "tocsin/web/method-card.md" in names


def test_the_wheel_is_small(wheel: ZipFile) -> None:
    """Stay below five megabytes, weights and gazetteer left out."""
    packed = sum(one.compress_size for one in wheel.infolist() if not BIG.match(one.filename))
    assert packed < MOST
