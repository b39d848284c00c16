"""Add places of a user's own to those that Tocsin knows."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.shell import examples


@click.group(epilog=examples("tocsin places add UA.txt", "tocsin places list"))
def places() -> None:
    """Add GeoNames country files to the places that Tocsin knows."""


@places.command(epilog=examples("tocsin places add UA.txt", "tocsin places add YE.txt SD.txt"))
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def add(*, files: tuple[Path, ...]) -> None:
    """Add country files of GeoNames, unpacked: 19 columns between tabs, no header.

    They are copied to your data folder (TOCSIN_DATA names another), and the index of places is
    compiled anew. A file of the same name takes the place of the one before.
    """
    from tocsin.knowledge.added_places import NotGeonames, add_file
    from tocsin.knowledge.place_index import build

    for file in files:
        try:
            number, _ = add_file(file)
        except NotGeonames as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"{file}: {number} places")
    click.echo("compiling the index of places", err=True)
    build()


@places.command(name="list", epilog=examples("tocsin places list"))
def list_added() -> None:
    """List the files that were added; delete one there to take its places away."""
    from tocsin.knowledge.added_places import added_files

    for file in added_files():
        click.echo(file)
