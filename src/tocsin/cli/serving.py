"""Open the desk: a project in the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from tocsin.cli.projects import FOLDER, opened
from tocsin.cli.shell import examples


@click.command(
    epilog=examples(
        "tocsin serve kivu",
        "tocsin serve . --port 0 --open",
        "TOCSIN_TOKEN=$(openssl rand -hex 16) tocsin serve kivu --host 0.0.0.0",
    )
)
@click.argument("folder", type=FOLDER, envvar="TOCSIN_PROJECT", default=".")
@click.option("--host", default="127.0.0.1", show_default=True, help="Whom to answer.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="0 = any that is free.",
)
@click.option(
    "--token",
    envvar="TOCSIN_TOKEN",
    help="What a browser must bring; asked for with another host than localhost. "
    "Better in TOCSIN_TOKEN, where other users of the machine do not see it.",
)
@click.option("--read-only", "readonly", is_flag=True, help="Take no judgements.")
@click.option("--open", "is_shown", is_flag=True, help="Open it in the browser.")
def serve(
    *, folder: Path, host: str, port: int, token: str | None, readonly: bool, is_shown: bool
) -> None:
    """Serve a project's desk on this machine.

    Needs no account and no network: map, pages and data come from this machine. It writes
    judgements only; tocsin add may run beside it. Ctrl-C ends it.
    """
    from tocsin.plugins import load

    run = cast("Callable[..., None]", load("tocsin.doors", "desk"))
    with opened(folder, readonly=readonly) as project:

        def told(address: str) -> None:
            """Say where the desk is."""
            click.echo(f"{project.name}: {address} (Ctrl-C ends it)", err=True)
            if is_shown:
                webbrowser.open(address)

        try:
            run(project, host=host, port=port, token=token, told=told)
        except KeyboardInterrupt:
            click.echo("ended", err=True)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        except OSError as error:
            raise click.ClickException(str(error)) from None
