"""Gold on disk for the tests of evaluation: two market reports and three contrast sentences."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.evaluation.made import quote, quoted, worded, write_lines, write_list

HARBOUR = (
    "Rebels shelled the port of Bosaro on Monday. The governor said troops arrested nine men. "
    "Fishermen may block the harbour. Talks with the union took place."
)
VALLEY = "The ministry denied that its jets bombed the valley. Norway sent tents."


@dataclass(frozen=True)
class Gold:
    """Where the gold files lie."""

    events: Path
    documents: Path
    probe: Path


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    """Write five event gold events (one optional) and three probe sentences."""
    folder = tmp_path / "shared" / "gold" / "own"
    folder.mkdir(parents=True)
    documents = [
        {"id": "g-1", "text": HARBOUR, "outlet": "Harbour Post", "kept": "elsewhere"},
        {"id": "g-2", "text": VALLEY, "published": "2023-02-11"},
    ]
    return Gold(
        write_list(folder / "dev.json", event_gold()),
        write_lines(folder / "docs.jsonl", documents),
        write_lines(folder / "probe.jsonl", probe_gold()),
    )


def event_gold() -> list[dict[str, object]]:
    """Code both reports."""
    port = {"places": [quote(HARBOUR, "Bosaro")], "actors": [quote(HARBOUR, "Rebels")]}
    governor = {"speaker": quote(HARBOUR, "The governor"), "cue": quote(HARBOUR, "said")}
    troops = {"actors": [quote(HARBOUR, "troops")], "voices": [governor]}
    men = {"recipients": [quote(HARBOUR, "nine men")]}
    fishermen = {"actors": [quote(HARBOUR, "Fishermen")], "status": "possible", "certainty": "PS"}
    ministry = {"speaker": quote(VALLEY, "The ministry"), "cue": quote(VALLEY, "denied")}
    jets = {"actors": [quote(VALLEY, "its jets")], "voices": [ministry], "polarity": "-"}
    return [
        {
            "id": "g-1",
            "events": [
                quoted(HARBOUR, "g-1-1", "shelled", "ASSAULT", **port),
                quoted(HARBOUR, "g-1-2", "arrested", "COERCE", **troops, **men),
                quoted(HARBOUR, "g-1-3", "block", "PROTEST", **fishermen),
                quoted(HARBOUR, "g-1-4", "Talks", "CONSULT", optional=True),
            ],
        },
        {"id": "g-2", "events": [quoted(VALLEY, "g-2-1", "bombed", "ASSAULT", **jets)]},
    ]


def probe_gold() -> list[dict[str, object]]:
    """Code three sentences of two families; the last reports nothing."""
    clerics = {"actor": "the clerics", "recipient": "the army"}
    said = {"voices": [{"speaker": "She", "cue": "said"}]}
    return [
        {
            "id": "p-1",
            "family": "negated",
            "text": "She said the clerics had not urged the army to leave.",
            "events": [worded("urged", "REQUEST", status="not_happened", **clerics, **said)],
        },
        {
            "id": "p-2",
            "family": "metaphor",
            "text": "The minister hit the target and the gunmen hit a bus.",
            "events": [worded("hit a bus", "ASSAULT", actor="the gunmen")],
        },
        {"id": "p-3", "family": "metaphor", "text": "Prices exploded in Quito.", "events": []},
    ]
