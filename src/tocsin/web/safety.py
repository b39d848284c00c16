"""What keeps the desk to its user: hosts, a token, same-origin writes, sizes, a strict policy.

The desk has no accounts. On localhost, whoever uses the machine may read; other sites that the
browser shows may not: their requests carry another Host or Origin, or lack a header that only the
desk's own pages can set (https://cheatsheetseries.owasp.org, Cross-Site Request Forgery).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
COOKIE = "tocsin"
MARK = ("x-tocsin", "desk")
BODY = 1_000_000  # bytes of a request's body
ADDRESS = 16_000  # bytes of a request's address
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Safety:
    """Middleware: refuse what may not come in, and mark what goes out.

    hosts are the names the desk answers to, None = any; token is asked of every request, None = of
    none.
    """

    app: ASGIApp
    hosts: frozenset[str] | None = LOCAL
    token: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope, Headers(scope=scope))
        answer = refused or self.app
        await answer(scope, _limited(receive), _marked(send))

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        """Return the answer to a request that may not come in."""
        if self.hosts is not None and _host(headers.get("host", "")) not in self.hosts:
            return _said(421, "the desk does not answer to that host name")
        address = (scope.get("raw_path") or b"") + scope["query_string"]
        if len(address) > ADDRESS:
            return _said(414, f"the address is longer than {ADDRESS} bytes")
        if b"%00" in address:  # PostgreSQL takes no NUL in words
            return _said(400, "the address has a NUL: take it out")
        if self.token is not None and not _knows(self.token, headers):
            return _letting_in(self.token, scope) or _said(
                401, "the desk asks for its token: open the address that tocsin serve printed"
            )
        if scope["method"] not in ("GET", "HEAD") and not _is_own(headers):
            return _said(403, "only the desk's own pages may send that")
        return None


def _said(status: int, why: str) -> Response:
    return JSONResponse({"detail": why}, status)


def _host(value: str) -> str:
    """Return a Host without its port."""
    return value.rsplit(":", 1)[0].lower() if not value.endswith("]") else value.lower()


def _knows(token: str, headers: Mapping[str, str]) -> bool:
    """Tell whether a request carries the token, in its cookie or as a bearer."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        cookie = None
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    given = (cookie.value if cookie else "", bearer)
    return any(secrets.compare_digest(one.encode(), token.encode()) for one in given)


def _letting_in(token: str, scope: Scope) -> Response | None:
    """Answer the address that holds the token with a cookie and the address without it."""
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    given = dict(pairs).get("token")
    if given is None or not secrets.compare_digest(given.encode(), token.encode()):
        return None
    rest = urlencode([pair for pair in pairs if pair[0] != "token"])
    # A path that began with // would lead to another host.
    path = "/" + scope["path"].lstrip("/")
    answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def _is_own(headers: Headers) -> bool:
    """Tell whether a request that writes comes from the desk's own pages."""
    origin = headers.get("origin")
    same = origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    site = headers.get("sec-fetch-site", "same-origin")
    return same and site in ("same-origin", "none") and headers.get(MARK[0]) == MARK[1]


def _limited(receive: Receive) -> Receive:
    """Stop a body that grows beyond what is taken."""
    taken = 0

    async def limited() -> Message:
        """Receive a part and count it."""
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY:
            raise HTTPException(413, f"the request is longer than {BODY} bytes")
        return message

    return limited


def _marked(send: Send) -> Send:
    """Add the headers of every answer."""

    async def marked(message: Message) -> None:
        """Send a part; the first has the headers."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return marked
