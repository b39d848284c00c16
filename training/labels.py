"""The labels of the encoder's heads, in the order of their outputs."""

from __future__ import annotations

NONE = "NONE"
TYPES = (
    NONE,
    *"ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST".split(),
    *"REJECT REQUEST RETREAT SANCTION SUPPORT THREATEN".split(),
)
STATUSES = ("happened", "ongoing", "planned", "threatened", "possible", "not_happened")
CERTAINTIES = ("CT", "PR", "PS", "U")
POLARITIES = ("+", "-", "u")
TAGS = ("speaker", "cue", "content")
ROLES = ("actor", "recipient")
