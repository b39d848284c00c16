"""A desk over the sample project and a real browser; without Chromium these tests are left out.

make sets TOCSIN_NO_CHROMIUM where there is none and pytest says how many were left out; else a
missing Chromium is a failure. Pictures of every page are kept in build/screenshots.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.web.serving import FLAGS, chromium, serving, tocsin

HERE = Path(__file__).parent
PICTURES = HERE.parents[2] / "build/screenshots"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of this folder out where make said that there is no Chromium."""
    if not os.environ.get("TOCSIN_NO_CHROMIUM"):
        return
    mine = [item for item in items if HERE in item.path.parents]
    config.hook.pytest_deselected(items=mine)
    items[:] = [item for item in items if item not in mine]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the sample reports into a project, once."""
    folder = Path(tmp_path_factory.mktemp("desk")) / "sample"
    tocsin("demo", "--project", str(folder))
    return folder


@pytest.fixture(scope="session")
def desk(sample: Path) -> Iterator[str]:
    """Serve the sample project for tests that change nothing."""
    with serving(sample) as (address, _):
        yield address


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """Copy the sample project for a test that writes to it."""
    return Path(shutil.copytree(sample, tmp_path / "own"))


# By module: as long as Playwright runs, the thread has an event loop that other tests cannot use.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What went wrong in a context: words on the console, requests that left the machine."""

    def __init__(self, context: BrowserContext) -> None:
        """Listen."""
        self.wrong: list[str] = []
        context.on("request", self._asked)
        context.on("console", lambda said: self._said(said.type, said.text))
        context.on("weberror", lambda error: self.wrong.append(str(error.error)))

    def _asked(self, request: Request) -> None:
        if not re.match(r"(http://127\.0\.0\.1:|data:|blob:)", request.url):
            self.wrong.append(f"left the machine: {request.url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "GPU stall" not in text:
            self.wrong.append(f"{kind}: {text}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page; at its end nothing may have gone wrong in it."""
    # axe is put into the page by the test, which the policy rightly refuses to others.
    context = browser.new_context(viewport=WIDE, bypass_csp=False)
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert watch.wrong == []
