"""From findings over tokens to the record: events, claims and mentions with spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tocsin.knowledge.categories import contexts_of, mode_of
from tocsin.knowledge.wordlists import words_of
from tocsin.model import (
    Actor,
    Claim,
    Document,
    Event,
    Mention,
    Period,
    Place,
    Quantity,
    Span,
    Voice,
    digest,
)
from tocsin.reading import grammar
from tocsin.reading.actors import coordinated, noun_phrase
from tocsin.reading.attribution import chain, outermost_first, voice_of
from tocsin.reading.demands import order
from tocsin.reading.encoder import Sight
from tocsin.reading.events.folding import Proposal, harm_tail, suffered
from tocsin.reading.events.generality import GENERAL, is_general
from tocsin.reading.factuality import Factuality, factuality
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.introductions import code_party
from tocsin.reading.overrule import overruled
from tocsin.reading.parse import span_of, word_at
from tocsin.reading.placing import places_of
from tocsin.reading.quantities import FoundQuantity
from tocsin.reading.reference import Reference, resolve
from tocsin.reading.threats import for_a_case
from tocsin.reading.times import Found, period_for

_OTHER_CLAUSES = frozenset({"conj", "advcl", "ccomp", "relcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document with all that was found in it, before events are put together."""

    document: Document
    doc: Doc
    attributions: tuple[Attribution, ...]
    periods: tuple[Found, ...]
    quantities: tuple[FoundQuantity, ...]
    places: dict[int, Place]
    sight: Sight | None = None
    attitudes: tuple[Attribution, ...] = ()


def event_of(proposal: Proposal, sheet: Sheet) -> Event:
    """Put one event together: category, status, parties, place, period, counts and voices."""
    head, carrier = proposal.head, proposal.site.carrier
    links = voices_over(sheet, head)
    judged = factuality(head, carrier, proposal.type, links)
    judged = for_a_case(judged, carrier, proposal.type)
    proposal, judged = order(proposal, overruled(judged, head, sheet.sight), links)
    trigger, chosen = proposal.choice.trigger, proposal.choice.parties
    span = span_of(sheet.doc, proposal.choice.words)
    near = frozenset(t.lemma_.lower() for t in _near(proposal))
    period = period_for(carrier, sheet.periods, sheet.doc, cues=_cues(links))
    day = day_of(period, sheet.document.published)
    actors = _actors(chosen.actors, sheet, links, day)
    recipients = _actors(chosen.recipients, sheet, links, day)
    return Event(
        id="e" + digest(sheet.document.id, span.start, span.end, trigger.type),
        claim=claim_id(sheet, links, head),
        trigger=span,
        type=trigger.type,
        mode=mode_of(trigger, near),
        contexts=contexts_of(grammar.sentence_lemmas(head)),
        status=judged.status,
        certainty=judged.certainty,
        polarity=judged.polarity,
        actors=actors,
        recipients=recipients,
        places=places_of(proposal, sheet.places, sheet.document.text),
        period=period,
        quantities=tuple(_quantities(proposal, sheet)),
        voices=voices_of(sheet.doc, links),
        rules=tuple(
            dict.fromkeys(
                (*_rules(proposal, judged, links), *_taken_for(sheet.doc, (*actors, *recipients)))
            )
        ),
        score=_score(proposal),
    )


def voices_over(sheet: Sheet, head: Token) -> tuple[Attribution, ...]:
    """Return the chain of voices over a word, without denials that only presuppose it.

    «The front denied raiding the farm, where two people were shot.»: shot is not denied.
    """
    links = chain(sheet.attributions, head.i)
    return tuple(link for link in links if not (link.polarity == "-" and _is_aside(head, link)))


def _is_aside(head: Token, link: Attribution) -> bool:
    """Tell whether a word stands in a relative clause inside a voice's content."""
    word = head
    while word.head != word and link.holds(word.head.i):
        if word.dep_ == "relcl":
            return True
        word = word.head
    return False


def _near(proposal: Proposal) -> Iterator[Token]:
    """Yield the words close to a trigger: what hangs on it, and its arguments."""
    yield from (t for t in proposal.head.children if t.dep_ not in _OTHER_CLAUSES)
    for argument in proposal.site.arguments:
        yield argument.token
        yield from (t for t in argument.token.children if t.dep_ not in _OTHER_CLAUSES)
    yield from (t for t in proposal.site.carrier.children if t.dep_ not in _OTHER_CLAUSES)


def _rules(proposal: Proposal, judged: Factuality, links: Sequence[Attribution]) -> Iterator[str]:
    """Name what made an event, in the order it was made."""
    if "encoder:trigger" not in proposal.marks:
        yield f"codebook:{proposal.type}"
    yield from proposal.marks
    yield from proposal.site.rules
    yield from proposal.choice.parties.rules
    if is_general(proposal):
        yield GENERAL
    yield from (link.rule for link in links)
    yield from judged.rules


def _taken_for(doc: Doc, parties: Iterable[Actor]) -> Iterator[str]:
    """Name the rules by which parties stand for others."""
    found = references(doc)
    yield from (found[party.span].rule for party in parties if party.span in found)


def _score(proposal: Proposal) -> float:
    """Weigh how much the words say: a coder's score, not a probability (see the method card).

    Where the encoder was asked it is the mean of what the rules and what the encoder say.
    """
    chosen = proposal.choice
    known = bool(chosen.parties.actors) + bool(chosen.parties.recipients or chosen.parties.places)
    base = 0.55 if proposal.candidate.nominal else 0.65
    told = min(0.95, base + 0.1 * known + 0.05 * min(chosen.weight, 2))
    if proposal.support is None:
        return round(told, 2)
    return round(min(0.99, max(0.01, (told + proposal.support) / 2)), 2)


def day_of(period: Period | None, published: str | None) -> str | None:
    """Return the day whose roles the parties of an event have.

    The first day of its period, else the day of the report; also where the period lasts till then,
    or is still to come: nobody knows who will hold which office.
    """
    told = published[:10] if published else None
    if period is None or period.start is None:
        return told
    lasts = told is not None and period.start != period.end and (period.end or told) >= told
    return told if told and (lasts or period.start > told) else period.start


def _actors(
    heads: Iterable[Token], sheet: Sheet, links: tuple[Attribution, ...], day: str | None
) -> tuple[Actor, ...]:
    """Code each party, one actor a joined phrase; pronouns carry what they stand for."""
    parts = dict.fromkeys(part for head in heads for part in coordinated(head))
    return tuple(_actor(part, sheet, links, day) for part in parts)


def _actor(head: Token, sheet: Sheet, links: tuple[Attribution, ...], day: str | None) -> Actor:
    """Code one party by its own words, or by those it stands for."""
    phrase = noun_phrase(head)
    span = span_of(sheet.doc, Words(phrase.start, phrase.end))
    meant = resolve(head, links)
    if meant is None:
        return replace(code_party(phrase, day=day), span=span)
    references(sheet.doc)[span] = meant
    return replace(code_party(noun_phrase(meant.token), day=day), span=span)


def references(doc: Doc) -> dict[Span, Reference]:
    """Return what the words of parties were taken to stand for, by their place in the text."""
    known: dict[Span, Reference] = doc.user_data.setdefault("tocsin.references", {})
    return known


def _quantities(proposal: Proposal, sheet: Sheet) -> Iterator[Quantity]:
    """Give the counts that hang on the trigger, its carrier, its recipients or a verb of harm."""
    own = {proposal.head.i, proposal.site.carrier.i}
    own |= {token.i for token in proposal.choice.parties.recipients}
    own |= {t.head.i for t in proposal.choice.parties.recipients if t.head.pos_ == "VERB"}
    own |= {verb.i for verb in (*suffered(proposal.head), *harm_tail(proposal.head))}
    own |= {state.i for token in proposal.choice.parties.recipients for state in _left_in(token)}
    speaks = proposal.type in words_of("quantities", "uncounted")
    barred = words_of("quantities", "uncounted", "kinds") if speaks else frozenset()
    for found in sheet.quantities:
        if found.head_token in own and found.quantity.kind not in barred:
            yield found.quantity


def _left_in(token: Token) -> Iterator[Token]:
    """Yield the state that an act left somebody in ("left two officers dead, 12 injured")."""
    if token.head.lemma_ == "leave":
        yield from grammar.children(token.head, "oprd", "acomp")
        yield from grammar.children(token, "acl", "amod")


def _cues(links: Sequence[Attribution]) -> frozenset[int]:
    """Return the words of the cues of a chain."""
    return frozenset(i for link in links for i in range(link.cue.start, link.cue.end))


def voices_of(doc: Doc, links: Sequence[Attribution]) -> tuple[Voice, ...]:
    """Describe a chain of attributions, outermost first; each link is described once a document."""
    known: dict[tuple[Attribution, ...], Voice] = doc.user_data.setdefault("tocsin.voices", {})
    voices = []
    for place, link in enumerate(links):
        key = tuple(links[max(place - 1, 0) : place + 1])
        if key not in known:
            known[key] = voice_of(doc, link, outer=links[place - 1] if place else None)
        voices.append(known[key])
    return tuple(voices)


def claim_id(sheet: Sheet, links: Sequence[Attribution], head: Token) -> str:
    """Name the claim an event belongs to: its smallest content, or its sentence."""
    span = _claim_span(sheet, links, head)
    cues = [link.cue.start for link in claim_links(sheet, links)]
    return "c" + digest(sheet.document.id, span.start, span.end, *cues)


def claim_links(sheet: Sheet, links: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Add to a chain of voices the attitudes that hold its innermost voice.

    «The mayor denounced claims that police had fired.»: the claim is the mayor's subject, and the
    shots have one voice, that of the claims.
    """
    if not links or not sheet.attitudes:
        return tuple(links)
    inner = links[-1]
    around = [a for a in sheet.attitudes if a.holds(inner.cue.start) and a.cue != inner.cue]
    return (*outermost_first((*around, *links[:-1])), inner) if around else tuple(links)


def _claim_span(sheet: Sheet, links: Sequence[Attribution], head: Token) -> Span:
    """Return the content piece of the innermost voice that holds a word, else its sentence."""
    if links:
        piece = next(
            (words for words in links[-1].content if head.i in words), links[-1].content[0]
        )
        return span_of(sheet.doc, piece)
    return span_of(sheet.doc, Words(head.sent.start, head.sent.end))


def claims_of(events: Sequence[Event], sheet: Sheet) -> tuple[Claim, ...]:
    """List what is claimed: each attribution's content, and the sentences of other events."""
    claims: dict[str, Claim] = {}
    for link in sheet.attributions:
        links = chain(sheet.attributions, link.content[0].start)
        for words in link.content if link in links else ():
            _add(claims, sheet, links[: links.index(link) + 1], sheet.doc[words.start])
    for attitude in sheet.attitudes:
        for words in attitude.content:
            links = (*chain(sheet.attributions, attitude.cue.start), attitude)
            _add(claims, sheet, links, sheet.doc[words.start])
    for event in events:
        if event.claim not in claims:
            token = word_at(sheet.doc, event.trigger)
            _add(claims, sheet, voices_over(sheet, token), token)
    return tuple(sorted(claims.values(), key=lambda claim: (claim.span, claim.id)))


def _add(claims: dict[str, Claim], sheet: Sheet, links: Sequence[Attribution], head: Token) -> None:
    """Add one claim under its id."""
    name = claim_id(sheet, links, head)
    span = _claim_span(sheet, links, head)
    claims.setdefault(name, Claim(name, span, voices_of(sheet.doc, claim_links(sheet, links))))


def mentions_of(events: Sequence[Event], sheet: Sheet) -> tuple[Mention, ...]:
    """List the spans that name actors, places, times and quantities, in text order."""
    places = [place for event in events for place in event.places]
    found = [
        *(
            _actor_mention(a, references(sheet.doc).get(a.span))
            for event in events
            for a in (*event.actors, *event.recipients)
        ),
        *(_place_mention(place) for place in (*places, *sheet.places.values())),
        *(_time_mention(period) for period in sheet.periods),
        *(_quantity_mention(quantity) for quantity in sheet.quantities),
    ]
    unique = {(mention.span, mention.kind): mention for mention in reversed(found)}
    named = (
        replace(m, id="m" + digest(sheet.document.id, m.span.start, m.span.end, m.kind))
        for m in unique.values()
    )
    return tuple(sorted(named, key=lambda mention: (mention.span, mention.kind)))


def _actor_mention(actor: Actor, meant: Reference | None) -> Mention:
    """Score a party by how much is known of it, or by how sure it is for whom its words stand."""
    known = sum(part is not None for part in (actor.country, actor.sector, actor.entry))
    score = meant.score if meant else 0.4 + 0.15 * known - 0.1 * actor.provisional
    entry = f"provisional:{actor.name}" if actor.provisional else actor.entry
    return Mention("", actor.span, "actor", entry, round(score, 2))


def _place_mention(place: Place) -> Mention:
    entry = f"geonames:{place.geonames}" if place.geonames else None
    return Mention("", place.span, "place", entry, 0.8 if place.country else 0.3)


def _time_mention(found: Found) -> Mention:
    return Mention("", found.period.span, "time", found.value, 0.9 if found.period.start else 0.5)


def _quantity_mention(found: FoundQuantity) -> Mention:
    return Mention("", found.quantity.span, "quantity", found.quantity.kind, 0.8)
