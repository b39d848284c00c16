"""A real PostgreSQL in a folder of its own, made for the tests and taken away after them."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from tocsin.store.record import Record, open_record

REMEDY = (
    "these tests need a PostgreSQL server: apt-get install postgresql, or name the folder of its "
    "programs in TOCSIN_POSTGRES_BIN; TOCSIN_NO_POSTGRES=1 leaves its tests out"
)
# The folders of Debian's and Homebrew's packages, and of the project's own builds.
FOLDERS = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/local/pgsql")
# No fsync: what is tested is Tocsin, and a power cut takes the whole folder with it.
OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=60 -c shared_buffers=32MB"


class Server:
    """A running server, reached by a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder."""
        self.folder = folder
        self.numbers = count(1)

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://tocsin@/{name}?host={self.folder}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database, give its address, and drop it."""
        name = f"test_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        yield self.url(name)
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str, *, url: str | None = None) -> None:
        """Run one statement."""
        with psycopg.connect(url or self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Server]:
    """Start a server and stop it; its superuser is called tocsin."""
    programs = programs_folder()
    folder = Path(tempfile.mkdtemp(prefix="tocsin-pg-"))
    owner = unprivileged()
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data, options = folder / "data", f"{OPTIONS} -k {folder}"
    made = [programs / "initdb", "-D", data, "-U", "tocsin", "-A", "trust", "-E", "UTF8"]
    control = [programs / "pg_ctl", "-D", data, "-w", "-s"]
    try:
        run([*made, "--locale=C", "--no-sync"], owner, folder)
        run([*control, "-o", options, "-l", folder / "server.log", "start"], owner, folder)
        try:
            yield Server(folder)
        finally:
            run([*control, "-m", "immediate", "stop"], owner, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def pair(server: Server, folder: Path) -> Iterator[tuple[Record, Record]]:
    """Open a new record on SQLite and one on PostgreSQL."""
    with (
        server.database() as url,
        open_record(folder / "record.sqlite", create=True) as one,
        open_record(url, create=True) as other,
    ):
        yield one, other


def programs_folder() -> Path:
    """Find initdb and pg_ctl, the newest first; without them no test passes by itself."""
    named = os.environ.get("TOCSIN_POSTGRES_BIN")
    found = [Path(named)] if named else []
    for folder in FOLDERS:
        found += sorted(Path(folder).glob("**/bin"), reverse=True, key=_version)
    on_path = shutil.which("initdb")
    found += [Path(on_path).parent] if on_path else []
    for programs in found:
        if (programs / "initdb").is_file() and (programs / "pg_ctl").is_file():
            return programs
    raise RuntimeError(REMEDY)


def _version(folder: Path) -> tuple[int, str]:
    """Return the number of a version's folder, as in 17/bin or postgresql@17/bin."""
    digits = "".join(char for char in folder.parent.name if char.isdigit())
    return int(digits or 0), str(folder)


def unprivileged() -> pwd.struct_passwd | None:
    """Return who runs the server where root would, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def run(command: Sequence[object], owner: pwd.struct_passwd | None, folder: Path) -> None:
    """Run a program to its end; say what it said where it fails."""
    as_owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    # To a file: the server keeps what it inherits, so a pipe would never end.
    with (folder / "output.txt").open("wb") as output:
        words = [str(word) for word in command]
        done = subprocess.run(
            words, cwd=folder, stdout=output, stderr=output, check=False, **as_owner
        )
    if done.returncode:
        said = (folder / "output.txt").read_text("utf-8", "replace")
        raise RuntimeError(f"{' '.join(words)} left with {done.returncode}: {said}")
