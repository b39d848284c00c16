"""Gold's texts parsed, for tasks that look at a part of reading alone."""

from __future__ import annotations

import os
from functools import cache

from tocsin.reading.parse import Parser, load_parser


@cache
def parser() -> Parser:
    """Return this process's parser, loaded once; TOCSIN_PARSER names another pipeline."""
    return load_parser(os.environ.get("TOCSIN_PARSER") or None)
