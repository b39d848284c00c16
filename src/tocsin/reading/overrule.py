"""Let the encoder overrule a status that the rules gave for want of a governing word."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tocsin.model import Certainty, Polarity
from tocsin.reading.encoder import Sight
from tocsin.reading.factuality import Factuality

STATUS = 0.9  # how sure the encoder must be of another status (chosen as in decision 0009)


def overruled(judged: Factuality, head: Token, sight: Sight | None) -> Factuality:
    """Take the encoder's status where no rule of factuality fired and it is sure of another.

    «The ceasefire due to take hold on Friday» is planned if the encoder is sure of it.
    """
    if sight is None or not sight.seen[head.i] or _fired(judged):
        return judged
    number = int(sight.status[head.i].argmax())
    status = sight.heads.status[number]
    if status == judged.status or sight.status[head.i, number] < STATUS:
        return judged
    rules = (*judged.rules, f"encoder:status:{status}")
    if status == "not_happened":
        return replace(judged, status=status, polarity="-", rules=rules)
    if status != "possible":
        return replace(judged, status=status, rules=rules)
    certainty: Certainty = (
        "U" if sight.heads.certainty[int(sight.certainty[head.i].argmax())] == "U" else "PS"
    )
    polarity: Polarity = "u" if certainty == "U" else judged.polarity
    return Factuality(status, certainty, polarity, rules)


def _fired(judged: Factuality) -> bool:
    """Tell whether a word that governs the act, or a voice (a denial too), has said how it is."""
    return (judged.status, judged.polarity) != ("happened", "+") or any(
        rule.startswith("factuality") for rule in judged.rules
    )
