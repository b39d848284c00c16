"""tocsin.toml: a project's name, its outlets, the places it watches, its database."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tocsin.model import Outlet

FILE = "tocsin.toml"
TEMPLATE = """\
# A Tocsin project. docs/project.md explains every key.
name = {name}

# Places to watch, as they are written in reports:
watch = []

# The licence of what you code, for exports, such as "CC-BY-4.0"; the reports' texts are not yours.
# licence = "CC-BY-4.0"

# What you know of the outlets you read. Only the name is needed: it is what a document's "outlet"
# says. Outlets of one owner count as one owner; reliability is your letter, A (reliable) to F
# (cannot be judged), and Tocsin never sets it itself.
#
# [[outlets]]
# name = "Meridian Wire"
# owner = "Meridian Group"
# kind = "agency"
# home = "GBR"
# reliability = "B"
"""


class ProjectError(ValueError):
    """A project that cannot be used; the message names the file and the remedy."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tocsin.toml says."""

    name: str
    outlets: tuple[Outlet, ...] = ()
    watch: tuple[str, ...] = ()
    licence: str | None = None
    database: str | None = None

    def by_name(self) -> Mapping[str, Outlet]:
        """Return the outlets by name."""
        return {outlet.name: outlet for outlet in self.outlets}


def load_settings(folder: Path) -> Settings:
    """Read a project's tocsin.toml; raises ProjectError."""
    path = folder / FILE
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(table, Settings)
    except FileNotFoundError:
        raise ProjectError(
            f"{folder}: is no Tocsin project (no {FILE}): make one with tocsin init {folder}"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path}: is not TOML ({error}): mend the line") from None
    except msgspec.ValidationError as error:
        raise ProjectError(f"{path}: {error}: see docs/project.md for the keys") from None


def write_settings(folder: Path, name: str) -> None:
    """Write a new project's tocsin.toml; raises ProjectError where there is one."""
    quoted = msgspec.json.encode(name).decode()  # a JSON string is a TOML basic string
    try:
        with (folder / FILE).open("x", encoding="utf-8") as out:
            out.write(TEMPLATE.format(name=quoted))
    except FileExistsError:
        raise ProjectError(
            f"{folder / FILE}: is there already: use it, or name a new folder"
        ) from None


def database(folder: Path, settings: Settings) -> str:
    """Return the record's address: TOCSIN_DATABASE, tocsin.toml, else a file in the project."""
    return os.environ.get("TOCSIN_DATABASE") or settings.database or str(folder / "record.sqlite")
