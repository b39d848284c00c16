"""The desk's addresses: pages, their JSON twins, downloads, events and judgements."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import FileResponse, Response, StreamingResponse
from fastapi.telemetry import TelemetryConfig
from msgspec.json import schema_components
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException as HTTPError
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tocsin.corroboration.judged import WrongValue
from tocsin.exports.record import encode
from tocsin.plugins import UnknownPart
from tocsin.project.clock import now as time
from tocsin.project.judging import UnknownEvent
from tocsin.project.project import Project
from tocsin.store.errors import StoreError
from tocsin.store.rows import Order
from tocsin.store.rows import Query as Asked
from tocsin.web import actors, data, document, incident, now, overview, review, sources, trying
from tocsin.web.asked import Corners, box_of, filters
from tocsin.web.desk import Desk, desk_of
from tocsin.web.explore import Explore, Page, View, explore_page
from tocsin.web.live import changes
from tocsin.web.safety import LOCAL, Safety

STATIC = Path(__file__).parent / "static"
PAGES = ("now", "explore", "actors", "review", "sources", "try", "data")
LINE = 2_147_483_647  # the largest number of a line of the log, or of a page
SECONDS_KEPT = 31_536_000  # assets carry a digest in their name: they never change

Filters = Annotated[Asked, Depends(filters)]
Number = Annotated[int, Query(ge=0, le=LINE)]
Limit = Annotated[int, Query(ge=1, le=500)]
Key = Annotated[str | None, Query(max_length=300)]

# Whatever the environment says: what is asked of the desk is told to nobody.
SILENT = TelemetryConfig(
    tracing=False, metrics=False, logs=False, operation_spans=False, auto_configure=False
)
REFERENCE = "#/components/schemas/{name}"
SENT: list[type] = []  # all that is answered, as the addresses below tell

ZIP: dict[str, Any] = {"description": "A zip", "content": {"application/zip": {}}}

router = APIRouter()


def create_app(
    project: Project, *, hosts: frozenset[str] | None = LOCAL, token: str | None = None
) -> FastAPI:
    """Build the desk of a project; see Safety for hosts and token."""
    app = FastAPI(title="Tocsin", docs_url=None, redoc_url=None, telemetry=SILENT)
    app.state.desk = desk_of(project)
    app.state.is_over = lambda: False
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    app.include_router(router)
    app.add_exception_handler(RequestValidationError, _wrongly_asked)
    app.add_exception_handler(HTTPError, _not_there)
    app.add_exception_handler(StoreError, _store_failed)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    app.add_middleware(Safety, hosts=hosts, token=token)
    if (STATIC / "assets").is_dir():
        app.mount("/assets", _Kept(directory=STATIC / "assets"), name="assets")
        app.mount("/basemap", StaticFiles(directory=STATIC / "basemap", check_dir=False))
    return app


class _Kept(StaticFiles):
    """Files whose name changes with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Let the browser keep what it has."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = f"public, max-age={SECONDS_KEPT}, immutable"
        return answer


async def _wrongly_asked(_: Request, error: Exception) -> Response:
    """Say what is wrong with a request, in a sentence."""
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    told = (f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found)
    return _sent(Failure("; ".join(told)), 422)


async def _not_there(request: Request, error: Exception) -> Response:
    """Show a person the desk's own page, which says that nothing is there."""
    status = error.status_code if isinstance(error, HTTPError) else 404
    if status == 404 and "text/html" in request.headers.get("accept", "") and _index().is_file():
        return FileResponse(_index(), 404)
    detail = error.detail if isinstance(error, HTTPError) else str(error)
    return _sent(Failure(str(detail)), status)


async def _store_failed(_: Request, error: Exception) -> Response:
    """Say what is wrong with the record."""
    return _sent(Failure(str(error)), 503)


def _desk(request: Request) -> Desk:
    """Return the desk that answers."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]


def _sent(page: object, status: int = 200) -> Response:
    """Encode a page as the record is encoded."""
    return Response(encode(page), status, media_type="application/json")


def _there(page: object, what: str) -> Response:
    """Send a page, or say that there is none."""
    if page is None:
        raise HTTPException(404, f"no {what} of that name is in the record")
    return _sent(page)


def _told(model: type) -> dict[int | str, dict[str, Any]]:
    """Describe what an address answers, for /openapi.json; its schema is that of msgspec."""
    SENT.append(model)
    failed = {"description": "What is wrong, in a sentence", "content": _content(Failure)}
    right = {"description": "The page", "content": _content(model)}
    return {200: right, **dict.fromkeys((403, 404, 413, 422, 503), failed)}


def _content(model: type) -> dict[str, Any]:
    """Name the schema of what is sent."""
    return {"application/json": {"schema": {"$ref": REFERENCE.format(name=model.__name__)}}}


@dataclass(frozen=True, slots=True)
class Failure:
    """What every request that fails is answered with: a sentence."""

    detail: str


def _described(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI description of the desk."""
    made = get_openapi(title=app.title, version=version("tocsin"), routes=app.routes)
    _, parts = schema_components([*SENT, Failure], ref_template=REFERENCE)
    made["components"]["schemas"] |= parts
    return made


@dataclass(frozen=True, slots=True)
class NewText:
    """A text to try, and what is known of it."""

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The id of a judgement that was kept, and how many documents wait to be folded in."""

    id: str
    waiting: int


@router.get("/project.json", responses=_told(overview.ProjectInfo))
def project_json(desk: AtDesk) -> Response:
    """Describe the project: its size and the names of codes."""
    with desk.at_work() as project:
        return _sent(overview.project_info(project, desk.catalogue))


@router.get("/now.json", responses=_told(now.Now))
def now_json(
    *,
    desk: AtDesk,
    before: Annotated[int | None, Query(ge=1, le=LINE)] = None,
    limit: Limit = 30,
    past: bool = False,
) -> Response:
    """List incidents that are new or changed, the latest first, and why each is here."""
    with desk.at_work() as project:
        return _sent(now.now_page(project, before=before, limit=limit, past=past))


@router.get("/explore.json", responses=_told(Explore))
def explore_json(
    *,
    desk: AtDesk,
    asked: Filters,
    sort: Order = "period",
    offset: Number = 0,
    limit: Limit = 50,
    zoom: Annotated[float, Query(ge=0, le=24)] = 1,
    viewport: Corners = None,
) -> Response:
    """Answer filters with rows, facets, bars and the marks of a viewport."""
    view = View(box_of(viewport, "viewport"), zoom)
    with desk.at_work() as project:
        page = Page(sort, offset, limit)
        return _sent(explore_page(project, desk.catalogue, asked, page=page, view=view))


@router.get("/incident/{name:path}.json", responses=_told(incident.IncidentPage))
def incident_json(desk: AtDesk, name: str) -> Response:
    """Show one incident, each field with the words it came from."""
    with desk.at_work() as project:
        return _there(incident.incident_page(project, name, today=time()[:10]), "incident")


@router.get("/document/{name:path}.json", responses=_told(document.DocumentPage))
def document_json(desk: AtDesk, name: str) -> Response:
    """Show one document and what was read in it."""
    with desk.at_work() as project:
        return _there(document.document_page(project, name), "document")


@router.get("/actors.json", responses=_told(actors.ActorsPage))
def actors_json(desk: AtDesk, asked: Filters, actor: Key = None) -> Response:
    """List the most active, or show who acts on one actor and on whom it acts."""
    with desk.at_work() as project:
        page = actors.actors_page(project, desk.parties, asked, actor=actor)
        return _sent(page)


@router.get("/edge.json", responses=_told(actors.EdgePage))
def edge_json(
    desk: AtDesk,
    asked: Filters,
    actor: Annotated[str, Query(alias="from", max_length=300)],
    recipient: Annotated[str, Query(alias="to", max_length=300)],
    limit: Limit = 20,
) -> Response:
    """Quote the sentences behind an edge; type= narrows it to one type."""
    with desk.at_work() as project:
        return _sent(
            actors.edge_page(
                project, desk.parties, asked, actor=actor, recipient=recipient, limit=limit
            )
        )


@router.get("/review.json", responses=_told(review.ReviewPage))
def review_json(desk: AtDesk, skip: Number = 0) -> Response:
    """Ask the next question that nobody has decided, the least certain first."""
    with desk.at_work() as project:
        return _sent(review.review_page(project, desk.docket, skip))


@router.post("/judgements.json", responses=_told(Judged))
def judge(desk: AtDesk, body: Annotated[review.NewJudgement, Body()]) -> Response:
    """Keep a judgement; only the desk's own pages may send one."""
    with desk.at_work() as project:
        if project.record.readonly:
            raise HTTPException(403, "the desk was started with --read-only")
        try:
            made = review.new_judgement(project, body, when=time())
        except UnknownEvent as error:
            raise HTTPException(404, str(error)) from None
        except WrongValue as error:
            raise HTTPException(422, str(error)) from None
        project.judge(made, at=time())
        return _sent(Judged(made.id, len(project.record.pending())))


@router.get("/sources.json", responses=_told(sources.SourcesPage))
def sources_json(desk: AtDesk) -> Response:
    """List outlets, who reprints whom, and what could not be read well."""
    with desk.at_work() as project:
        return _sent(sources.sources_page(project))


@router.get("/try.json", responses=_told(trying.Offer))
def offer_json() -> Response:
    """Say what can be tried: send it with POST."""
    return _sent(trying.Offer())


@router.post("/try.json", responses=_told(trying.TryPage))
def try_json(body: Annotated[NewText, Body()]) -> Response:
    """Read a text; nothing is stored."""
    try:
        return _sent(trying.try_page(body.text, body.title, body.published, body.outlet))
    except ValueError as error:
        raise HTTPException(422, str(error)) from None
    except trying.NoReader as error:
        raise HTTPException(503, str(error)) from None


@router.get("/data.json", responses=_told(data.DataPage))
def data_json(desk: AtDesk, asked: Filters) -> Response:
    """Say in what formats a view can be downloaded, and how the data is made."""
    with desk.at_work() as project:
        return _sent(data.data_page(project, asked))


@router.get("/data/{form}", responses={**_told(Failure), 200: ZIP})
def download(desk: AtDesk, asked: Filters, form: str) -> Response:
    """Send the incidents that filters find, and what they were folded from, as a zip."""
    folder = TemporaryDirectory(prefix="tocsin-")
    inside = Path(folder.name) / f"tocsin-{form}"
    try:
        with desk.at_work() as project:
            _written(project, asked, form, inside)
        packed = shutil.make_archive(str(inside), "zip", inside)
    except BaseException:
        folder.cleanup()
        raise
    named = f"{form}.zip"
    return FileResponse(
        packed,
        media_type="application/zip",
        filename=f"tocsin-{named}",
        background=BackgroundTask(folder.cleanup),
    )


def _written(project: Project, asked: Asked, form: str, folder: Path) -> None:
    """Write a view in a format, or say that there is no such format."""
    try:
        data.write_view(project, asked, form, folder, created=time())
    except UnknownPart as error:
        raise HTTPException(404, str(error)) from None


@router.get("/live", response_class=StreamingResponse, include_in_schema=False)
def live(request: Request, desk: AtDesk) -> Response:
    """Tell of changes as they come."""
    told = changes(desk.project.record, is_over=request.app.state.is_over)
    return StreamingResponse(told, media_type="text/event-stream")


def _page(_: Request) -> Response:
    """Send the page that all pages are; it asks for its JSON twin."""
    if not _index().is_file():
        return _sent(Failure("the desk's pages are not built: run make frontend"), 503)
    return FileResponse(_index(), headers={"Cache-Control": "no-cache"})


def _index() -> Path:
    """Return the page that all pages are."""
    return STATIC / "index.html"


def _addresses() -> Iterator[str]:
    """Yield the addresses of pages."""
    yield from ("/", *(f"/{name}" for name in PAGES), "/incident/{name:path}")
    yield "/document/{name:path}"


for _address in _addresses():
    router.add_api_route(_address, _page, methods=["GET", "HEAD"], include_in_schema=False)


@router.get("/{name}.svg", include_in_schema=False)
def picture(name: Literal["bell"]) -> Response:
    """Send the sign of the desk."""
    return FileResponse(STATIC / f"{name}.svg", media_type="image/svg+xml")
