"""What stands before the first sentence of a report: a dateline or a time."""

from __future__ import annotations

import re

# A dateline is like «ADEN, May 3 (Wire) - », a time like «15:40 GMT: ».
LABEL = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'/-]+[A-ZÀ-ÖØ-Þ]"
    r"(?:,[^\n–—:;]{0,40}?)?(?:\s\([^)\n]{1,30}\))?\s[-–—]{1,2}\s"
    r"|\d{1,2}[:.]\d{2}(?:\s?[A-Z]{2,4})?\s?[:–—-]\s)"
)
