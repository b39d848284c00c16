"""What stands around a trigger: named slots that constructions fill, before roles are given."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Argument:
    """A word in a slot of a trigger, and the rule that put it there.

    Slots: "subject", "object", "possessive", "compound", or a preposition ("of", "with", "to").
    """

    slot: str
    token: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Site:
    """A trigger with its arguments, and the word whose form tells whether it happened."""

    head: Token
    carrier: Token
    arguments: tuple[Argument, ...]
    rules: tuple[str, ...] = ()

    def slot(self, *names: str) -> list[Token]:
        """Return the words in the named slots, in the order found."""
        return [argument.token for argument in self.arguments if argument.slot in names]
