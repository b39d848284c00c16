"""What people do at the desk: filter, judge, look closer, add reports, use no mouse."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.web.browser.test_pages import address_of, settled, twin
from tests.web.serving import serving, tocsin


def test_filters_go_through_the_address_and_back(desk: str, page: Page) -> None:
    """Choose a type: the address holds it, the twin counts the same, a reload and back restore."""
    page.goto(f"{desk}/explore")
    settled(page)
    every = twin(f"{desk}/explore.json")
    facet = every["facets"]["type"][0]
    box = page.get_by_role("checkbox", name=re.compile(facet["label"], re.IGNORECASE)).first
    box.check()
    expect(page).to_have_url(re.compile("type="))
    asked = urlsplit(page.url).query
    assert parse_qs(asked)["type"] == [facet["value"]]
    assert twin(f"{desk}/explore.json?{asked}")["total"] == facet["count"]
    counted = page.get_by_text(re.compile(rf"\b{facet['count']} of {every['every']}\b")).first
    expect(counted).to_be_visible()
    page.reload()
    expect(counted).to_be_visible()
    expect(box).to_be_checked()
    page.go_back()
    expect(page.get_by_text(f"{every['every']} of {every['every']}").first).to_be_visible()


def test_the_map_reaches_idle(desk: str, page: Page) -> None:
    """Draw the base map and the marks; a worker that fails leaves it blank without a word."""
    page.goto(f"{desk}/explore")
    expect(page.locator("[data-idle=true]")).to_be_attached(timeout=60_000)


def test_each_field_of_an_incident_opens_its_words(desk: str, page: Page) -> None:
    """Show the sentence behind a value, its words marked."""
    page.goto(address_of(desk, "incident"))
    settled(page)
    closed = page.locator("main [aria-expanded=false], main dd summary").first
    closed.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()


def test_a_judgement_survives_a_restart(own: Path, page: Page) -> None:
    """Reject an event with a key; another server over the same record still knows it."""
    with serving(own) as (desk, _):
        page.goto(f"{desk}/review")
        settled(page)
        page.evaluate("localStorage.setItem('who', 'Amina')")
        page.reload()
        settled(page)
        before = twin(f"{desk}/review.json")
        assert before["made"] == 0
        with page.expect_response(re.compile("judgements.json")) as answered:
            page.keyboard.press("n")
        assert answered.value.status == 200, answered.value.text()
        asked = [one["event"]["id"] for one in before["question"]["events"]]
        page.goto("about:blank")
    with serving(own) as (desk, _):
        after = twin(f"{desk}/review.json")
        assert (after["made"], after["latest"][-1]["who"]) == (1, "Amina")
        assert [one["event"]["id"] for one in after["question"]["events"]] != asked


def test_new_reports_are_announced_while_the_page_is_open(
    own: Path, page: Page, tmp_path: Path
) -> None:
    """Tell by itself that incidents came, and show them when asked to."""
    report = tmp_path / "report.txt"
    report.write_text("Gunmen killed nine farmers near Kaduna on Sunday, the governor said.\n")
    with serving(own) as (desk, _):
        page.goto(desk)
        settled(page)
        tocsin("add", str(report), "--project", str(own))
        shown = page.get_by_role("button", name=re.compile("show|look again", re.IGNORECASE))
        shown.first.click(timeout=20_000)
        expect(page.get_by_text("nine farmers").first).to_be_visible()
        page.goto("about:blank")


def test_the_desk_can_be_used_by_keyboard(desk: str, page: Page) -> None:
    """Skip to the page, go on by Tab and Enter, and see where the focus is."""
    page.goto(f"{desk}/sources")
    settled(page)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.get_by_role("link", name="Explore").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/explore$"))
    expect(page.locator("#page")).to_be_focused()


def test_words_of_a_document_are_never_markup(own: Path, page: Page, tmp_path: Path) -> None:
    """Show tags as the signs they are."""
    report = tmp_path / "report.txt"
    hostile = '<img src=x onerror="document.title=1"> <b>Rebels</b> killed two guards in Goma.\n'
    report.write_text(hostile)
    tocsin("add", str(report), "--project", str(own))
    with serving(own) as (desk, _):
        found = twin(f"{desk}/explore.json?text=guards+Goma")["rows"][0]
        page.goto(f"{desk}/document/{found['documents'][0]}")
        settled(page)
        expect(page.locator("main").get_by_text("<b>", exact=False).first).to_be_visible()
        assert page.locator("main img, main b").count() == 0
        page.goto("about:blank")


def test_a_text_is_read_and_not_stored(desk: str, page: Page) -> None:
    """Show the reading of a text that is nowhere kept."""
    documents = twin(f"{desk}/project.json")["counts"]["documents"]
    page.goto(f"{desk}/try")
    settled(page)
    page.get_by_role("textbox").first.fill("Soldiers shelled a market in Sennar on Friday.")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("main").get_by_text("ASSAULT").first).to_be_visible(timeout=60_000)
    assert twin(f"{desk}/project.json")["counts"]["documents"] == documents
