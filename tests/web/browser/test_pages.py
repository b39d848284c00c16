"""Every page in a real browser: there, whole, readable, and without barriers that axe finds."""

import json
import urllib.request
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import NARROW, PICTURES, WIDE, Watch

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
PAGES = (
    *("now", "explore", "actors", "network", "review", "sources", "try", "data"),
    *("incident", "document", "missing"),
)
LOOKS = {
    "wide": (WIDE, "light"),
    "dark": (WIDE, "dark"),
    "narrow": (NARROW, "light"),
}


def twin(address: str) -> Any:
    """Return the JSON twin of a page."""
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def address_of(desk: str, name: str) -> str:
    """Return the address of a page; an incident of several reports, and a party that acts."""
    if name == "network":
        key = twin(f"{desk}/actors.json")["nodes"][0]["key"]
        return f"{desk}/actors?actor={urllib.request.quote(key, safe='')}"
    if name in ("incident", "document"):
        row = twin(f"{desk}/explore.json?sort=reports")["rows"][0]
        found = row["id"] if name == "incident" else row["documents"][0]
        return f"{desk}/{name}/{urllib.request.quote(found, safe='')}"
    return f"{desk}/{name}"


def settled(page: Page) -> None:
    """Wait until nothing on a page is loading."""
    expect(page.locator("h1").first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Loading")).to_have_count(0, timeout=20_000)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_without_barriers(
    desk: str, browser: Browser, name: str, look: str
) -> None:
    """Say nothing on the console, leave the machine never, fit the window, pass axe."""
    size, scheme = LOOKS[look]
    # axe is code put into the page, which the desk's policy rightly refuses to anybody else.
    context = browser.new_context(
        viewport=size, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    watch = Watch(context)
    page = context.new_page()
    page.goto(address_of(desk, name))
    settled(page)
    if name == "explore":
        expect(page.locator("[data-idle=true]")).to_be_attached(timeout=60_000)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{look}.png", full_page=True)
    beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then((result) => result.violations)")
    context.close()
    told = [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found]
    assert told == []
    assert beyond <= 0, "the page scrolls sideways"
    assert [one for one in watch.wrong if name != "missing" or "404" not in one] == []


@pytest.mark.parametrize("name", PAGES[:-1])
def test_a_page_works_under_the_policy(desk: str, page: Page, name: str) -> None:
    """Load nothing that the content security policy forbids."""
    page.goto(address_of(desk, name))
    settled(page)
    if name == "explore":
        expect(page.locator("[data-idle=true]")).to_be_attached(timeout=60_000)


def test_a_printed_incident_fits_the_paper(desk: str, page: Page) -> None:
    """Lay an incident out on A4 without loss to the side and without controls."""
    page.goto(address_of(desk, "incident"))
    settled(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 935})  # A4 less 18 mm on each side
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    expect(page.locator("nav")).to_be_hidden()
    assert page.pdf(format="A4", path=PICTURES / "incident.pdf")
