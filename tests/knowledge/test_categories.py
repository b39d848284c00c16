"""One category for tables without a status: what was announced is not counted as done."""

import pytest

from tocsin.knowledge.categories import CAMEO, single_category
from tocsin.knowledge.codebook import load_codebook


@pytest.mark.parametrize(
    ("kind", "mode", "status", "plover", "root"),
    [
        ("ASSAULT", "aerial", "happened", "ASSAULT", "19"),
        ("ASSAULT", "abduct", "happened", "ASSAULT", "18"),
        ("ASSAULT", "massacre", "ongoing", "ASSAULT", "20"),
        ("ASSAULT", "abduct", "threatened", "THREATEN", "13"),
        ("COERCE", "arrest", "planned", "THREATEN", "13"),
        ("RETREAT", "withdraw", "planned", "CONCEDE", "08"),
        ("RETREAT", "withdraw", "happened", "RETREAT", "08"),
        ("AID", None, "planned", "AGREE", "03"),
        ("CONSULT", "visit", "planned", "AGREE", "03"),
        ("SANCTION", "convict", "happened", "SANCTION", "11"),
    ],
)
def test_status_is_folded_in(
    kind: str, mode: str | None, status: str, plover: str, root: str
) -> None:
    """Type and status give PLOVER's single category and CAMEO's root code."""
    found = single_category(kind, mode, status, "+")  # type: ignore[arg-type]
    assert found is not None
    assert (found.plover, found.cameo_root) == (plover, root)
    assert found.quad == load_codebook().types[plover].quad


@pytest.mark.parametrize(
    ("status", "polarity"),
    [("possible", "+"), ("not_happened", "-"), ("happened", "-"), ("possible", "u")],
)
def test_what_was_not_done_has_no_category(status: str, polarity: str) -> None:
    """What is possible, denied or did not happen is no act in such a table."""
    assert single_category("ASSAULT", None, status, polarity) is None  # type: ignore[arg-type]


def test_every_type_has_a_root() -> None:
    """Each type of the codebook has a root code."""
    assert CAMEO.keys() == load_codebook().types.keys()
