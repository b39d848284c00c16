"""Who may ask the desk, and what every answer carries."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tocsin.web.safety import BODY, LOCAL, Safety

TOKEN = "a-token-that-nobody-guesses"
OWN = {"X-Tocsin": "desk"}


async def echo(request: Request) -> Response:
    """Answer with the length of what came."""
    return PlainTextResponse(str(len(await request.body())))


def client(base: str = "http://127.0.0.1:8765", **options: Any) -> TestClient:
    """Ask a small server behind the desk's middleware."""
    app = Starlette(routes=[Route("/{path:path}", echo, methods=["GET", "POST"])])
    safe = Safety(app, **{"hosts": LOCAL, **options})
    return TestClient(safe, base_url=base, follow_redirects=False)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"])
def test_names_of_this_machine_are_answered(host: str) -> None:
    """Answer to localhost by any of its names."""
    assert client().get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "localhost.", ""])
def test_a_name_that_points_here_from_elsewhere_is_refused(host: str) -> None:
    """A page of evil.example whose name was rebound to 127.0.0.1 reads nothing."""
    assert client().get("/now.json", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {**OWN, "Origin": "https://evil.example"},
        {**OWN, "Origin": "null"},
        {**OWN, "Origin": "http://127.0.0.1:9999"},
        {**OWN, "Sec-Fetch-Site": "cross-site"},
        {**OWN, "Sec-Fetch-Site": "same-site"},
        {"X-Tocsin": "other"},
    ],
)
def test_another_site_writes_nothing(headers: dict[str, str]) -> None:
    """Refuse what a page of another site can send."""
    assert client().post("/judgements.json", headers=headers, content=b"{}").status_code == 403


def test_the_desks_own_pages_may_write() -> None:
    """Pass on what the desk's own pages send."""
    mine = {**OWN, "Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}
    assert client().post("/judgements.json", headers=mine, content=b"{}").text == "2"


def test_a_body_that_is_too_long_is_refused_also_without_a_length() -> None:
    """Count bytes as they come."""
    long = b"x" * (BODY + 1)
    assert client().post("/try.json", headers=OWN, content=long).status_code == 413
    parts = (b"x" * 1000 for _ in range(BODY // 1000 + 1))
    assert client().post("/try.json", headers=OWN, content=parts).status_code == 413


def test_an_address_that_is_too_long_is_refused() -> None:
    """Refuse an address longer than any page makes."""
    assert client().get("/explore.json?text=" + "x" * 20_000).status_code == 414


@pytest.mark.parametrize("address", ["/incident/%00.json", "/explore.json?text=a%00b"])
def test_a_nul_in_an_address_is_refused(address: str) -> None:
    """Refuse what no database takes."""
    assert client().get(address).status_code == 400


def test_with_a_token_nothing_is_answered_without_it() -> None:
    """Ask every request for the token."""
    guarded = client(token=TOKEN, hosts=None, base="http://monitor.example:8765")
    for address in ("/", "/now.json", "/?token=wrong", "/live", "/assets/a.js"):
        assert guarded.get(address).status_code == 401, address
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/now.json", headers=bearer).status_code == 200


def test_the_address_with_the_token_lets_the_browser_in_and_hides_the_token() -> None:
    """Turn the token into a cookie and take it out of the address."""
    guarded = client(token=TOKEN, hosts=None)
    answer = guarded.get(f"/explore?type=AID&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/explore?type=AID")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/now.json").status_code == 200


def test_letting_in_never_leads_to_another_site() -> None:
    """Redirect within the desk only."""
    guarded = client(token=TOKEN, hosts=None)
    answer = guarded.get(f"//evil.example/?token={TOKEN}")
    assert not answer.headers.get("location", "/").startswith("//")


@pytest.mark.parametrize("refused", [False, True])
def test_every_answer_carries_the_policy(*, refused: bool) -> None:
    """Send the content security policy with refusals too."""
    host = {"Host": "evil.example"} if refused else {}
    headers = client().get("/", headers=host).headers
    assert headers["content-security-policy"].startswith("default-src 'self'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
