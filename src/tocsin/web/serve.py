"""Start the desk on this machine and say where it is."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

import uvicorn

from tocsin.project.project import Project
from tocsin.web.app import create_app
from tocsin.web.safety import LOCAL

LEAST = 16  # characters of a token that cannot be guessed
PATIENCE = 10  # seconds that answers on their way have when the server ends


class NeedsToken(ValueError):
    """Others are let in without a token that cannot be guessed; the message names the remedy."""


class CannotServe(OSError):
    """The address cannot be had; the message names the remedy."""


def serve(
    project: Project, *, host: str, port: int, token: str | None, told: Callable[[str], object]
) -> None:
    """Serve a project until it is interrupted; port 0 takes a free one.

    Raises NeedsToken or CannotServe.
    """
    is_local = host in LOCAL
    if not is_local and len(token or "") < LEAST:
        raise NeedsToken(
            f"--host {host} lets others in: set TOCSIN_TOKEN to {LEAST} characters or more"
        )
    app = create_app(project, hosts=LOCAL if is_local else None, token=token)
    with _listening(host, port) as listening:
        port = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        told(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=PATIENCE,
            )
        )
        # Pages listen for changes without end: at the server's end their streams end too.
        app.state.is_over = lambda: server.should_exit
        server.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """Take an address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two servers have one port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen()  # whoever is told the address finds it open, a moment before it answers
    except OSError as error:
        made.close()
        why = error.strerror or str(error)
        raise CannotServe(
            f"{host}:{port} cannot be had ({why}): name another with --port, 0 = any that is free"
        ) from None
    return made
