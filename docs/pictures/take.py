"""Take the README's pictures of the desk over the sample project: make screenshots."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from playwright.sync_api import expect, sync_playwright

from tests.web.serving import FLAGS, chromium, serving, tocsin

HERE = Path(__file__).parent
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Read the samples, serve them, and picture Explore and the incident most reports tell of."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "sample"
        tocsin("demo", "--project", str(folder))
        with serving(folder) as (desk, _):
            take(desk)


def take(desk: str) -> None:
    """Take both pictures."""
    with urlopen(f"{desk}/explore.json?sort=reports") as answer:
        most = json.load(answer)["rows"][0]["id"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(f"{desk}/explore?since=2026-01-01")
        expect(page.locator("[data-idle=true]")).to_be_attached(timeout=60_000)
        page.screenshot(path=HERE / "explore.png")
        page.goto(f"{desk}/incident/{most}")
        page.locator("main h2").first.wait_for()
        page.screenshot(path=HERE / "incident.png")
        browser.close()


if __name__ == "__main__":
    main()
