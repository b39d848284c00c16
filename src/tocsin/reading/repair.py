"""Mend what the parser gets wrong often and plainly, before anything reads the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from tocsin.knowledge.actor_entries import country_name, role
from tocsin.knowledge.gazetteer import lookup
from tocsin.knowledge.known_actors import group_of
from tocsin.knowledge.lexicon import load_cues
from tocsin.knowledge.wordlists import words_of
from tocsin.reading.gardenpaths import mend_participles
from tocsin.reading.headlines import Lemmatize, mend_headlines
from tocsin.reading.slips import eras, mend_slips

_SAYING = frozenset({"say", "tell", "add", "report"})
# Verbs of speech that stand with an object or a clause when they are active, and those without.
_BARE = frozenset({"appeal", "call", "warn"})
_SPEECH_ACTS = _BARE | frozenset(
    "accuse announce blame condemn demand denounce pledge promise reject threaten urge vow".split()
)
# Verbs whose past the pipeline's lemma table gives to another word.
_LEMMAS = {"stag": "stage", "fin": "fine", "raz": "raze", "sav": "save", "retook": "retake"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# Tags that the pipeline gives to verbs too, and the tag that such a verb has.
_TAKEN_FOR = {"NN": "VBP", "NNS": "VBZ", "JJ": "VBP"}
_WHERE = frozenset({"in", "near", "outside", "off", "at", "around", "inside", "into"})
_TOWARD = frozenset({"on", "of", "to", "from", "at", "against"})
# What a town or region unknown to the pipeline is often taken for.
_MISTAKEN = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT"})
# People living there, below which a name is more often something else's.
_KNOWN_SIZE = 20_000
# The same of what is taken, left or shelled.
_SMALL_SIZE = 2_000


@Language.factory("tocsin_repair")
def repairer(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component, with the lemmatizer of its pipeline where there is one."""
    pipes = (pipe for _, pipe in nlp.components if isinstance(pipe, Lemmatizer))
    found = next(pipes, None)
    return partial(repair, lemmatize=found.lemmatize if found else _bare_stem)


def repair(doc: Doc, *, lemmatize: Lemmatize) -> Doc:
    """Mend verbs and gerunds taken for nouns, clauses given to the hearer, ranges, and places."""
    mend_slips(doc)
    for token in doc:
        _mend_word(token, lemmatize)
    mend_headlines(doc, lemmatize)
    for verb in [token for token in doc if token.tag_ == "VBG" and token.pos_ == "VERB"]:
        for item in list(_listed_objects(verb)):
            _mend(item, verb, lemmatize)
    for clause in [token for token in doc if token.dep_ == "relcl"]:
        _mend_said(clause)
    for said in [t for t in doc if t.dep_ == "ROOT" and t.lemma_ in _SAYING]:
        _mend_last_speaker(said)
    for said in [token for token in doc if token.dep_ == "conj" and token.pos_ == "VERB"]:
        _mend_speaker(said)
        _mend_joined(said)
    mend_participles(doc)
    stops = [e[-1:] for e in doc.ents if len(e) > 1 and e[-1].text == "."]
    outside = [*stops, *_no_places(doc)]
    names = filter_spans([*eras(doc), *_joined_names(doc), *_place_names(doc)])
    doc.set_ents(names, outside=outside, default="unmodified")
    return doc


def _mend_word(token: Token, lemmatize: Lemmatize) -> None:
    """Mend what one word is taken for."""
    if token.tag_ in _TAKEN_FOR and _governs_as_verb(token):
        _mend_verb(token, lemmatize)
    if token.pos_ == "VERB" and token.lemma_ in _LEMMAS:
        token.lemma_ = _LEMMAS[token.lemma_]
    if token.lower_ == "dead" and token.i > 0:
        _mend_dead(token)
    if token.dep_ == "npadvmod":
        _mend_object(token)
    if token.lower_ == "between" and token.i < len(token.doc) - 1:
        _mend_range(token)


def _governs_as_verb(word: Token) -> bool:
    """Tell whether a noun or adjective governs what only a verb can: an object, an auxiliary.

    «Ottawa and Oslo seal a pact.»: seal has an object, and is no animal.
    """
    links = {child.dep_ for child in word.children}
    if links & {"det", "poss", "amod", "compound", "cop"}:
        return False
    return "dobj" in links or ("nsubj" in links and bool(links & {"ccomp", "aux"}))


def _mend_verb(word: Token, lemmatize: Lemmatize) -> None:
    """Give a word that governs like a verb the tag and the lemma of one."""
    bare = any(child.dep_ == "aux" for child in word.children)
    word.tag_ = "VB" if bare else _TAKEN_FOR[word.tag_]
    word.pos_ = "VERB"
    word.lemma_ = lemmatize(word)[0]


def _mend_speaker(said: Token) -> None:
    """Give a verb of saying at the end its speaker back, and what was said before.

    «Raiders fired on traders and porters, mayor Ana Bah said.»: the mayor was not fired on.
    """
    name = said.nbor(-1) if said.i > said.sent.start else said
    told, listed = said.head, name.dep_ in ("conj", "appos") and name.head.i < name.i
    subject = any(child.dep_ in ("nsubj", "cc") for child in said.children)
    comma = name.left_edge.i > 0 and name.left_edge.nbor(-1).text == ","
    speech = said.lemma_ in _SAYING and name.ent_type_ == "PERSON"
    if speech and listed and comma and not subject and told.dep_ == "ROOT":
        name.head, name.dep_ = said, "nsubj"
        said.head, said.dep_ = said, "ROOT"
        told.head, told.dep_ = said, "ccomp"


def _mend_last_speaker(said: Token) -> None:
    """Give a verb of saying after what was said its speaker, whom the parser took for an aside.

    «Jets bombed Idlib, the Rights Observatory, a British group, said.»: Idlib is no observatory.
    """
    links = {child.dep_ for child in said.children}
    if "ccomp" not in links or links & {"nsubj", "expl"} or said.i == said.sent.start:
        return
    before = said.nbor(-1)
    word = before.nbor(-1) if before.text == "," and before.i > said.sent.start else before
    asides = [t for t in (word, *word.ancestors) if t.dep_ == "appos" and t.i < said.i]
    speaker = next((t for t in reversed(asides) if _may_speak(t)), None)
    if speaker is None or speaker.left_edge.i == 0 or speaker.left_edge.nbor(-1).text != ",":
        return
    speaker.head, speaker.dep_ = said, "nsubj"


def _may_speak(noun: Token) -> bool:
    """Tell whether a name or a noun is somebody's."""
    known = role(noun.lemma_)
    acts = known is not None and known.kind in ("person", "organisation")
    named = noun.tag_ in ("NNP", "NNPS") and noun.ent_type_ not in ("GPE", "LOC")
    return acts or named or noun.ent_type_ in ("ORG", "PERSON", "NORP")


def _mend_joined(verb: Token) -> None:
    """Join a past verb to the past verb before it, not to the bare verb that one governs.

    «The prefect said he would reopen the road and warned of floods.»: "reopen" and "warned" can
    not be joined, "said" and "warned" can. So are «The mission said 90 people had been displaced
    and urged both sides to stop»: the displaced urged nobody.
    """
    inner = verb.head
    outer = inner.head
    past = verb.tag_ == "VBD" and outer.tag_ == "VBD" and inner.tag_ == "VB"
    past |= outer.tag_ == "VBD" and _speaks_after_passive(verb, inner)
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for child in verb.children)
    if not past or own or inner.dep_ not in ("ccomp", "xcomp") or not inner.i < verb.i:
        return
    link = verb.left_edge.nbor(-1) if verb.left_edge.i > 0 else verb
    if link.dep_ == "cc" and link.head == inner:
        link.head = outer
    verb.head, verb.tag_ = outer, "VBD"


def _speaks_after_passive(verb: Token, inner: Token) -> bool:
    """Tell whether an active verb of speech is joined to a passive one that has another subject."""
    complements = {"dobj", "ccomp", "xcomp"} | ({"prep"} if verb.lemma_ in _BARE else set())
    active = any(child.dep_ in complements for child in verb.children)
    passive = any(child.dep_ == "auxpass" for child in inner.children)
    return passive and active and verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _SPEECH_ACTS


def _mend_dead(word: Token) -> None:
    """Give "dead" back to the verb before it.

    «Police shot dead five farmers.»: the farmers were not dead before.
    """
    verb = word.nbor(-1)
    if verb.lemma_ in ("shoot", "stab", "beat", "strike") and word.dep_ in ("amod", "nummod"):
        word.head, word.dep_ = verb, "acomp"


def _mend_object(noun: Token) -> None:
    """Give a verb the people it is done to, whom the parser takes for a measure.

    «Raiders shot dead three women.» and «He has kidnapped, by his count, 30 men.»
    """
    verb, known = noun.head, role(noun.lemma_)
    people = known is not None and known.kind == "person" and noun.tag_ in ("NN", "NNS")
    transitive = verb.pos_ == "VERB" and verb.tag_ != "VBG" and _wants_object(verb)
    if people and transitive and noun.i > verb.i and noun.ent_type_ not in ("DATE", "TIME"):
        noun.dep_ = "dobj"


def _mend_range(between: Token) -> None:
    """Give what is counted between two numbers back to the verb.

    «The blast wounded between five and nine soldiers.»: the soldiers were wounded, and not the
    space between them.
    """
    low = between.nbor()
    counted, verb = low.head, between.head
    ranged = any(t.dep_ == "conj" and t.like_num for t in low.children)
    timed = counted.ent_type_ in ("DATE", "TIME") or between.dep_ not in ("prep", "mark")
    if timed or not (ranged and low.like_num and low.dep_ == "nummod"):
        return
    if counted.head == between and verb.pos_ == "VERB" and _wants_object(verb):
        counted.head, counted.dep_ = verb, "dobj"
    if counted.head != between and not between.is_ancestor(low):
        between.head, between.dep_ = low, "quantmod"


def _wants_object(verb: Token) -> bool:
    """Tell whether a verb may still take an object: "killed", not "was held" or "broke out"."""
    return not any(child.dep_ in ("dobj", "auxpass", "prt") for child in verb.children)


def _place_names(doc: Doc) -> Iterator[Span]:
    """Yield, as places, the known names that stand where places do and that the pipeline mistakes.

    «Gunmen stormed a prison in Kano.»: Kano is no firm. «Jets pounded Sirte.»: Sirte is nobody.
    """
    for token in doc:
        if token.tag_ != "NNP" or token.ent_type_ not in _MISTAKEN:
            continue
        least = _least_size(token)
        name = doc[_first(token).i : token.i + 1]
        goes_on = any(after.ent_iob_ == "I" for after in doc[token.i + 1 : token.i + 2])
        mistaken = not goes_on and all(word.ent_type_ in _MISTAKEN for word in name)
        if least is not None and mistaken and _is_known_place(name.text, least):
            yield Span(doc, name.start, name.end, label="GPE")


def _least_size(token: Token) -> int | None:
    """Return how many must live in a place for a name to be its here; None = nowhere.

    It is a place behind "in", and as what is raided or visited; a person's name must be a big one.
    """
    if _stands_as_place(token):
        return _SMALL_SIZE if token.dep_ in ("dobj", "nsubjpass") else _KNOWN_SIZE
    governor = token.head
    if token.dep_ == "pobj":
        about = governor.head.lemma_.lower()
        beset = governor.lower_ in _TOWARD and about in words_of("roles", "besetting")
        return _KNOWN_SIZE if governor.lower_ in _WHERE or beset else None
    beset = governor.lemma_.lower() in words_of("roles", "besetting")
    if token.dep_ in ("dobj", "nsubjpass") and beset:
        return _KNOWN_SIZE if token.ent_type_ == "PERSON" else 0
    return _KNOWN_SIZE if token.dep_ in ("compound", "nmod") and beset else None


def _joined_names(doc: Doc) -> Iterator[Span]:
    """Yield the states whose name the pipeline cuts in two («Burkina» «Faso»), hyphen or not.

    «The outbreak in Guinea-Bissau spread.» names one state, and not Guinea.
    """
    for name in doc.ents:
        rest = doc[name.end : name.end + 2]
        size = 2 if rest.text.startswith("-") else 1
        longer = doc[name.start : name.end + size]
        goes_on = name.label_ in _PLACES and len(longer) == len(name) + size
        found = country_name(longer.text) if goes_on and longer[-1].is_title else None
        if found is not None and found.kind == "name" and not name[0].is_lower:
            yield Span(doc, longer.start, longer.end, label="GPE")


def _no_places(doc: Doc) -> Iterator[Span]:
    """Yield the names of ships and tribes that the pipeline takes for places.

    «Pirates freed the tanker Al-Waha.»: nobody is in Al-Waha.
    """
    for name in doc.ents:
        if name.label_ not in _PLACES:
            continue
        before, after = doc[max(name.start - 1, 0)], doc[min(name.end, len(doc) - 1)]
        article = before if name[0].lower_ != "the" else name[0]
        crewed = article.lower_ == "the" and article.head == name.root and _is_crewed(name.root)
        ship = before.lower_ in words_of("places", "vessels") and name.start > 0
        if ship or crewed or (after.lower_ in words_of("places", "kin") and name.end < len(doc)):
            yield name


def _is_crewed(name: Token) -> bool:
    """Tell whether a name is of what has a crew."""
    return name.dep_ == "pobj" and name.head.head.lower_ in ("crew", "captain", "skipper", "owner")


def _first(name: Token) -> Token:
    """Return the first word of a name that a word is the last of."""
    while (
        name.i > name.sent.start and name.nbor(-1).tag_ == "NNP" and name.nbor(-1).head.i >= name.i
    ):
        name = name.nbor(-1)
    return name


def _stands_as_place(name: Token) -> bool:
    """Tell whether a name stands where a place does: behind "in", or as what is held or left."""
    if name.dep_ in ("dobj", "nsubjpass"):
        return name.head.lemma_ in words_of("places", "ground", "verbs")
    if name.dep_ == "compound":
        return name.i + 1 == name.head.i and name.head.lemma_.lower() in words_of(
            "places", "ground", "called"
        )
    if name.dep_ != "pobj":
        return False
    return name.head.lower_ in _WHERE or _is_led_to(name.head)


def _is_led_to(preposition: Token) -> bool:
    """Tell whether a preposition brings in a place by the word that it hangs on."""
    word, kind = preposition.head, preposition.lower_
    if kind == "of" and word.lower_ == "out":
        return True
    if kind in ("to", "from") and word.pos_ == "VERB":
        return word.lemma_ in words_of("places", "ground", "going")
    linked = kind in ("of", "on", "for", "to", "from")
    return linked and word.lemma_.lower() in words_of("places", "ground", "nouns")


def _is_known_place(name: str, least: int) -> bool:
    """Tell whether a name is that of a place of some size, and of no known group or people."""
    entries = lookup(name)
    if not entries or entries[0].weight < least:
        return False
    state = country_name(name)
    return group_of(name) is None and (state is None or state.kind in ("name", "region", "capital"))


def _mend_said(clause: Token) -> None:
    """Give a verb of speech its that-clause back from the hearer.

    «An aide confirmed to the paper that the state has set a date»: the clause is what was
    confirmed, not about the paper, since "that" can not be an object beside "a date".
    """
    that = next((t for t in clause.children if t.lower_ == "that" and t.dep_ == "dobj"), None)
    objects = [t for t in clause.children if t.dep_ == "dobj" and t != that]
    said = clause.head.head.head if clause.head.dep_ == "pobj" else clause
    if that is None or not objects or said.lemma_ not in load_cues()["verb"]:
        return
    if clause.head.head.lower_ == "to" and not any(t.dep_ == "ccomp" for t in said.children):
        clause.head, clause.dep_, that.dep_ = said, "ccomp", "mark"


def _listed_objects(verb: Token) -> Iterator[Token]:
    """Yield the words joined to a gerund's object, near or far."""
    pending = [child for child in verb.children if child.dep_ == "dobj"]
    while pending:
        for joined in [child for child in pending.pop().children if child.dep_ == "conj"]:
            pending.append(joined)
            yield joined


def _mend(item: Token, verb: Token, lemmatize: Lemmatize) -> None:
    """Join a gerund to the gerund before it.

    «are hoarding fuel, training scouts and planning raids»: "training scouts" is no noun, and
    "planning" is joined to "hoarding".
    """
    if item.tag_ == "VBG" and item.pos_ == "VERB":
        item.head, item.dep_ = verb, "conj"
        return
    gerund = item.left_edge
    before = gerund.nbor(-1) if gerund.i > 0 else gerund
    starts_item = before.text == "," or before.dep_ == "cc"
    if item.pos_ in _NOUNS and starts_item and _looks_like_gerund(gerund, item):
        gerund.pos_, gerund.tag_ = "VERB", "VBG"
        gerund.lemma_ = lemmatize(gerund)[0]
        gerund.head, gerund.dep_ = verb, "conj"
        item.head, item.dep_ = gerund, "dobj"


def _looks_like_gerund(word: Token, item: Token) -> bool:
    """Tell whether a word before a plural noun is a verb in -ing."""
    compound = word.dep_ in ("compound", "amod") and word.head == item
    return compound and word.lower_.endswith("ing") and item.tag_ in ("NNS", "NNPS")


def _bare_stem(gerund: Token) -> list[str]:
    """Return a gerund without its ending, for pipelines that have no lemmatizer."""
    return [gerund.lower_.removesuffix("ing")]
