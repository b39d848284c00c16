"""Where Tocsin keeps what is a user's own and what it can make again, outside any project."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder of what can be made again; TOCSIN_CACHE names another."""
    return _folder("TOCSIN_CACHE", "XDG_CACHE_HOME", ".cache", "Library/Caches")


def data_folder() -> Path:
    """Return the folder of what a user added; TOCSIN_DATA names another."""
    return _folder("TOCSIN_DATA", "XDG_DATA_HOME", ".local/share", "Library/Application Support")


def _folder(own: str, shared: str, usual: str, apple: str) -> Path:
    """Follow the variable of our own, else the customs of the system."""
    if named := os.environ.get(own):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "tocsin"
    if sys.platform == "darwin":
        return Path.home() / apple / "tocsin"
    return Path(os.environ.get(shared) or Path.home() / usual) / "tocsin"
