"""What a pronoun or a short name stands for, within one report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.known_actors import group_of
from tocsin.knowledge.lexicon import load_speaker_words
from tocsin.knowledge.wordlists import words_of
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import SUBJECTS, children
from tocsin.reading.nounphrases import can_act, is_platform_word
from tocsin.reading.shortforms import full_form

_BODIES = frozenset({"ORG", "GPE", "NORP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_GROUPS = frozenset({"ORG", "NORP"})
_ARMED = frozenset({"REB", "PRM", "NSA", "CRM", "PMC"})
_NO_GROUPS = frozenset({"JRN", "IGO", "GOV", "MIL", "COP", "JUD", "LEG"})
_MODIFIERS = frozenset({"amod", "compound", "prep", "poss", "nummod"})
_SENTENCES_BACK = 3

RULES = ("speaker", "person", "body", "plural", "same-noun", "name", "short-form", "armed-group")
_CHAIN = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """The word that a pronoun or a common noun stands for, and how sure that is (0 to 1)."""

    token: Token
    score: float
    rule: str


def resolve(token: Token, chain: tuple[Attribution, ...] = ()) -> Reference | None:
    """Follow what a word stands for to the word that names it; each step lowers the score.

    «A Tuareg group seized the post. The group said it had killed nine.» reads it, over The group,
    as a Tuareg group.
    """
    found = refer(token, chain)
    for _ in range(_CHAIN):
        further = refer(found.token) if found else None
        if found is None or further is None or further.token.i >= found.token.i:
            break
        found = Reference(further.token, round(found.score * further.score, 2), found.rule)
    return found


def refer(token: Token, chain: tuple[Attribution, ...] = ()) -> Reference | None:
    """Find what a pronoun or a definite common noun stands for; None = nothing is guessed.

    «The premier met the growers. He promised them a subsidy.» reads He as premier, them as growers.
    """
    word = token.lower_
    if word in words_of("reference", "pronouns", "speakers"):
        return _speaker(token, chain)
    if word in words_of("reference", "pronouns", "persons"):
        return _nearest(token, _is_person, "reference:person")
    if word in words_of("reference", "pronouns", "things"):
        return _nearest(token, _is_body, "reference:body")
    if word in words_of("reference", "pronouns", "many") and token.pos_ == "PRON":
        speakers = [link.speaker for link in chain if link.speaker is not None]
        acts = token.dep_ == "nsubj"
        plural = _nearest(
            token,
            lambda n: _is_plural(n, speakers) and not (acts and n.dep_ == "nsubjpass"),
            "reference:plural",
        )
        return plural or _nearest(token, lambda n: _is_many(n, speakers), "reference:plural")
    full = full_form(token) if token.pos_ in ("PROPN", "NOUN") else None
    if full is not None:
        return Reference(full.head, full.score, "reference:short-form")
    if _is_definite(token):
        return _same_noun(token)
    return None


def _speaker(token: Token, chain: tuple[Attribution, ...]) -> Reference | None:
    """Read "we" inside a quotation as its speaker.

    «"We torched the tax office," the rebel commander said.» reads We as the rebel commander.
    """
    for attribution in reversed(chain):
        if attribution.speaker is not None:
            words = token.doc[attribution.speaker.start : attribution.speaker.end]
            if words.root.lower_ not in words_of("reference", "pronouns", "speakers"):
                return Reference(words.root, 0.8, "reference:speaker")
    return None


def _before(token: Token) -> Iterator[Token]:
    """Yield earlier nouns, subjects first, from this sentence back through the last few."""
    alike = _alike(token.lower_)
    sentences = [token.sent]
    while sentences[-1].start > 0 and len(sentences) <= _SENTENCES_BACK:
        sentences.append(token.doc[sentences[-1].start - 1].sent)
    for sentence in sentences:
        nouns = [t for t in sentence if t.i < token.i and _names(t, alike)]
        heads = [t for t in nouns if t.dep_ not in ("compound", "nmod")]
        yield from (t for t in heads if t.dep_ == "poss" and t.pos_ == "PRON" and t.head != token)
        yield from (t for t in heads if t.dep_ in SUBJECTS and token not in t.subtree)
        others = (t for t in reversed(heads) if t.dep_ not in SUBJECTS)
        yield from (t for t in others if t.dep_ in ("dobj", "pobj", "dative", "conj", "poss"))


def _alike(word: str) -> frozenset[str]:
    """Return the pronouns that stand for the same kind of thing as one, itself among them."""
    kinds = (words_of("reference", "pronouns", kind) for kind in ("things", "many"))
    sexes = (words_of("reference", "sexes", sex) for sex in ("he", "she"))
    return next((kind for kind in (*sexes, *kinds) if word in kind), frozenset())


def _names(token: Token, alike: frozenset[str]) -> bool:
    """Tell whether a word is a noun, or a like pronoun that is a subject or has one."""
    if token.pos_ == "PRON":
        subject = token.head if token.dep_ == "poss" else token
        return token.lower_ in alike and subject.dep_ in SUBJECTS
    return token.pos_ in ("NOUN", "PROPN")


def _nearest(token: Token, fits: Callable[[Token], bool], rule: str) -> Reference | None:
    """Take the nearest earlier noun that fits."""
    barred = set(_own_subjects(token))
    for depth, noun in enumerate(_before(token)):
        if noun in barred or _same_clause(noun, token):
            continue
        if noun.pos_ == "PRON":
            if refer(noun) is not None:
                return Reference(noun, 0.9, rule)
        elif fits(noun):
            if rule == "reference:body" and _is_thing_between(noun, token):
                return None
            return Reference(_first_joined(noun, rule), max(0.3, 0.75 - 0.05 * depth), rule)
    return None


def _first_joined(noun: Token, rule: str) -> Token:
    """Return the first of joined nouns, which "they" stands for together."""
    while rule == "reference:plural" and noun.dep_ == "conj" and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return noun


def _is_thing_between(noun: Token, token: Token) -> bool:
    """Tell whether "it", as an object, may as well stand for a thing named since.

    «The party passed a bill. The president will veto it.»: the party is not vetoed.
    """
    if token.dep_ != "dobj":
        return False
    since = token.doc[noun.i + 1 : token.i]
    return any(t.dep_ in _OBJECTS and t.tag_ == "NN" and not can_act(t) for t in since)


def _own_subjects(token: Token) -> Iterator[Token]:
    """Yield what an object cannot stand for: its own verb's subject, and whom that stands for.

    «The army said it had shelled it.»: what was shelled is not the army.
    """
    if token.dep_ not in ("dobj", "pobj", "dative"):
        return
    verb = token.head.head if token.dep_ == "pobj" else token.head
    for subject in children(verb, *SUBJECTS):
        meant = refer(subject)
        yield from (subject, meant.token) if meant else (subject,)


def _same_clause(noun: Token, pronoun: Token) -> bool:
    """Tell whether both are arguments of one verb ("the army attacked it": not the army)."""
    reflexive = pronoun.lower_.endswith(("self", "selves")) or pronoun.dep_ == "poss"
    return not reflexive and noun.head == pronoun.head


def _is_person(noun: Token) -> bool:
    if noun.text in _surnames(noun.doc):
        return True
    if noun.ent_type_:
        return noun.ent_type_ == "PERSON"
    if noun.lower_ in ("none", "one", "nobody", "someone"):
        return False
    return noun.tag_ == "NN" and can_act(noun) and not _is_collective(noun)


def _surnames(doc: Doc) -> frozenset[str]:
    """Return the last words of the persons' names of a report; gathered once."""
    known: frozenset[str] | None = doc.user_data.get("tocsin.surnames")
    if known is None:
        names = {name[-1].text for name in doc.ents if name.label_ == "PERSON"}
        names |= {token.text for token in doc if token.dep_ == "appos" and _names_person(token)}
        known = doc.user_data["tocsin.surnames"] = frozenset(names)
    return known


def _names_person(token: Token) -> bool:
    """Tell whether a name explains a person's office ("the spokesman, Célestin Ndagano")."""
    office = token.head
    person = office.tag_ == "NN" and can_act(office) and not _is_collective(office)
    return token.tag_ == "NNP" and person


def _is_body(noun: Token) -> bool:
    if noun.ent_type_:
        return noun.ent_type_ in _BODIES
    return noun.tag_ == "NN" and can_act(noun) and _is_collective(noun)


def _is_many(noun: Token, speakers: Sequence[Words]) -> bool:
    """Tell whether "they" may stand for a noun; whoever speaks would say "we"."""
    if any(noun.i in words for words in speakers):
        return False
    if noun.ent_type_ in ("ORG", "NORP"):
        return True
    return can_act(noun) and (_is_plural(noun, ()) or _is_collective(noun))


def _is_plural(noun: Token, speakers: Sequence[Words]) -> bool:
    """Tell whether a noun is plural, or several joined."""
    if any(noun.i in words for words in speakers):
        return False
    joined = any(child.dep_ == "conj" for child in noun.children)
    several = noun.tag_ in ("NNS", "NNPS") and noun.ent_type_ not in ("ORG", "GPE")
    return can_act(noun) and (several or joined)


def _is_collective(noun: Token) -> bool:
    """Tell whether a singular noun names people who act as one ("the army")."""
    return noun.lemma_.lower() in load_speaker_words().collective


def _is_definite(token: Token) -> bool:
    """Tell whether a noun points back ("the group", "these rebels")."""
    listed = token.lemma_.lower() in words_of("reference", "definite")
    if token.pos_ != "NOUN" or not (listed or can_act(token) or is_platform_word(token)):
        return False
    own = [t for t in token.children if t.dep_ in (*_MODIFIERS, "relcl", "acl")]
    own = [t for t in own if t.lemma_.lower() not in words_of("reference", "armed")]
    return not own and any(
        t.lower_ in ("the", "this", "that", "these", "those") for t in token.children
    )


def _same_noun(token: Token) -> Reference | None:
    """Read "the group" as the nearest earlier phrase with the same noun, or a name it describes."""
    same = [n for n in _before(token) if n.lemma_.lower() == token.lemma_.lower()]
    told = [n for n in same if any(t.dep_ in _MODIFIERS for t in n.children)]
    if told:
        return Reference(told[0], 0.7 if len(told) == 1 else 0.5, "reference:same-noun")
    lemma = token.lemma_.lower()
    holders = (t.head for t in _words_before(token) if t.lemma_.lower() == lemma)
    holder = next((t for t in holders if t.ent_type_ == "PERSON" and t.i < token.i), None)
    if holder is not None:
        return Reference(holder, 0.7, "reference:same-noun")
    described = {t.lemma_.lower() for t in token.children} | {lemma}
    if not described.isdisjoint(words_of("reference", "armed")):
        return _armed(token)
    if lemma in words_of("reference", "named"):
        calls_itself = _named(token, lambda name: lemma in name.text.lower(), "reference:name")
        return calls_itself or _later(_armed(token), _named(token, _is_group, "reference:name"))
    return None


def _later(first: Reference | None, second: Reference | None) -> Reference | None:
    """Choose what was named last."""
    found = [one for one in (first, second) if one is not None]
    return max(found, key=lambda one: one.token.i, default=None)


def _words_before(token: Token) -> Iterator[Token]:
    """Yield earlier words, nearest first, back through the last few sentences."""
    first = token.sent.start
    for _ in range(_SENTENCES_BACK):
        first = token.doc[first - 1].sent.start if first > 0 else 0
    yield from reversed(token.doc[first : token.i])


def _armed(token: Token) -> Reference | None:
    """Read "the rebels" as the armed group that was named last."""
    by_name = (t for t in _words_before(token) if t.pos_ == "PROPN" and _is_armed(t.text))
    word = next(by_name, None)
    if word is not None:
        return Reference(word, 0.5, "reference:armed-group")
    return _named(token, lambda name: _is_armed(name.text), "reference:armed-group")


def _named(token: Token, fits: Callable[[Span], bool], rule: str) -> Reference | None:
    """Take the nearest earlier name of a group that fits, in this sentence or the last few."""
    first = min((t.i for t in _words_before(token)), default=token.i)
    for name in reversed(token.doc.ents):
        if first <= name.start and name.end <= token.i and name.label_ in _GROUPS and fits(name):
            return Reference(name.root, 0.5, rule)
    return None


def _is_armed(name: str) -> bool:
    entry = group_of(name)
    return entry is not None and entry.sector in _ARMED


def _is_group(name: Span) -> bool:
    """Tell whether a name is what news would call a group: no state, no newsroom, no UN."""
    entry = group_of(name.text)
    if entry is not None:
        return entry.sector not in _NO_GROUPS
    return name.label_ == "ORG"
