"""Read the parse: who is the logical subject and object of a verb, whatever its form.

Each construction is a function that yields the words it finds; its docstring holds a sentence and
what it yields. CONSTRUCTIONS names them for `tocsin explain`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from tocsin.knowledge.wordlists import words_of

type Found = tuple[Token, str]

_ACTIVE_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
SUBJECTS = _ACTIVE_SUBJECTS | _PASSIVE_SUBJECTS
_RELATIVES = frozenset({"that", "which", "who", "whom"})
_ADVERBIAL_RELATIVES = frozenset({"where", "when", "why", "how"})
_CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "pcomp"})
# "according to" and the like bring in no party of the act.
_NOT_PREPOSITIONS = frozenset({"according", "due", "owing", "because", "instead", "prior", "amid"})
# A particle may have an object too, where the parser takes "call on" for one word.
_LINKS = frozenset({"prep", "dative", "agent", "prt"})
_MAX_DEPTH = 5


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the children that hang on one of the labels."""
    return (child for child in token.children if child.dep_ in labels)


def child(token: Token, *labels: str) -> Token | None:
    """Return the first child that hangs on one of the labels."""
    return next(children(token, *labels), None)


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(token.tag_ == "TO" for token in verb.lefts)


def sentence_lemmas(token: Token) -> frozenset[str]:
    """Return the lemmas of a word's sentence, in lower case; gathered once a sentence."""
    sentence = token.sent
    known: dict[int, frozenset[str]] = token.doc.user_data.setdefault("tocsin.lemmas", {})
    if sentence.start not in known:
        known[sentence.start] = frozenset(word.lemma_.lower() for word in sentence)
    return known[sentence.start]


def sentence_nouns(token: Token) -> frozenset[str]:
    """Return the lemmas of the nouns of a word's sentence; gathered once a sentence."""
    sentence = token.sent
    known: dict[int, frozenset[str]] = token.doc.user_data.setdefault("tocsin.nouns", {})
    if sentence.start not in known:
        nouns = (word for word in sentence if word.pos_ in ("NOUN", "PROPN"))
        known[sentence.start] = frozenset(word.lemma_.lower() for word in nouns)
    return known[sentence.start]


def has_own_subject(verb: Token) -> bool:
    """Tell whether a verb has an expressed subject of its own."""
    return child(verb, *SUBJECTS) is not None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: its own auxiliary, a participle after a noun, or shared."""
    if any(children(verb, "auxpass", *_PASSIVE_SUBJECTS)):
        return True
    if has_own_subject(verb):
        return False
    if verb.tag_ == "VBD" and verb.dep_ in ("acl", "relcl"):
        return not any(children(verb, "dobj", "aux"))
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "conj" and not any(children(verb, "aux", "dobj")):
        return is_passive(verb.head)
    taken = child(verb, "dobj") is not None and verb.lemma_ not in words_of("roles", "giving")
    return verb.dep_ == "advcl" and not taken and not any(children(verb, "aux"))


def subjects(verb: Token, *, depth: int = 0) -> list[Found]:
    """Find the grammatical subjects of a verb and the construction that gives each."""
    if has_own_subject(verb):
        return list(own_subject(verb))
    if depth > _MAX_DEPTH or child(verb, "expl") is not None:
        return []
    if _is_joined(verb):
        return list(shared_subject(verb, depth))
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return list(noun_clause_subject(verb, depth))
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return answerable(verb, depth) or list(controlled_subject(verb.head.head, depth))
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and _after_comma(verb):
        return [(token, "subject-control") for token, _ in subjects(verb.head, depth=depth + 1)]
    if verb.dep_ in _CLAUSES:
        return list(controlled_subject(verb.head, depth))
    return []


def _after_comma(verb: Token) -> bool:
    """Tell whether a comma sets a clause off from the verb before it."""
    first = verb.left_edge.i
    return first > verb.head.i and verb.doc[first - 1].text == ","


def _is_joined(verb: Token) -> bool:
    """Tell whether a verb is joined to another, or loosely set beside one of its own form."""
    over = verb.head
    loose = verb.dep_ == "dep" and verb.tag_ == over.tag_ and verb.tag_ != "VB"
    return over.pos_ in ("VERB", "AUX") and (verb.dep_ == "conj" or loose)


def own_subject(verb: Token) -> Iterator[Found]:
    """Take the subject beside the verb, and what a relative pronoun stands for.

    «The militia that burned the mill fled.» yields militia for burned and for fled.
    """
    for token in _behind_colon(list(children(verb, *SUBJECTS))):
        found = antecedent(token)
        yield found, "subject" if found == token else "relative-subject"


def _behind_colon(found: list[Token]) -> list[Token]:
    """Keep the last subject where a colon parts it from a heading ("Lomé blackout: rebels hit")."""
    for number, token in enumerate(found[1:], start=1):
        if any(between.text == ":" for between in token.doc[found[number - 1].i : token.i]):
            return found[number:]
    return found


def shared_subject(verb: Token, depth: int = 0) -> Iterator[Found]:
    """Take the subject that joined verbs share.

    «Soldiers sealed the road and searched two farms.» yields Soldiers for searched.
    """
    return ((token, "shared-subject") for token, _ in subjects(verb.head, depth=depth + 1))


def noun_clause_subject(verb: Token, depth: int = 0) -> Iterator[Found]:
    """Take the noun that a participle describes, or the holder of a plan, attempt or threat.

    «A convoy carrying flour reached Juba.» yields convoy for carrying; «Kenya's plan to send
    police» yields Kenya for send.
    """
    if is_infinitive(verb):
        return holder(verb.head, depth)
    return iter([(verb.head, "participle")])


def holder(noun: Token, depth: int = 0) -> Iterator[Found]:
    """Find who has the plan, attempt or threat that a noun names.

    «An attempt by the navy to free the crew failed.» yields navy for free; «Guards foiled a plot
    to free the crew.» names nobody.
    """
    for word in noun.children:
        if word.dep_ == "poss" or (word.dep_ == "compound" and word.ent_type_):
            return iter([(word, "holder")])
        if word.dep_ == "prep" and word.lower_ in ("by", "of", "from"):
            return ((token, "holder") for token in children(word, "pobj"))
    verb = noun.head if noun.dep_ in ("dobj", "attr", "oprd") else noun.head.head
    if verb.lemma_ in words_of("roles", "foiling"):
        return iter(())
    if noun.dep_ in ("dobj", "attr", "oprd", "pobj") and verb.pos_ in ("VERB", "AUX"):
        return ((token, "holder") for token, _ in agents(verb, depth=depth + 1))
    return iter(())


def controlled_subject(governor: Token, depth: int = 0) -> Iterator[Found]:
    """Take the subject of an infinitive, gerund or adverbial from what governs it.

    «Chad plans to leave the bloc.» yields Chad for leave; «The court forced the firm to pay.»
    yields firm for pay.
    """
    if governor.pos_ in ("NOUN", "PROPN"):
        controls = governor.dep_ == "dobj" and governor.head.lemma_ in _controlling()
        return iter([(governor, "object-control")]) if controls else holder(governor, depth)
    governor = _over_complement(governor)
    if governor.pos_ in ("NOUN", "PROPN"):
        return iter([(governor, "subject-control")])
    if governor.pos_ not in ("VERB", "AUX"):
        return iter(())
    if governor.lemma_ in _controlling():
        objects = patients(governor, depth=depth + 1)
        if objects:
            return ((token, "object-control") for token, _ in objects)
    return ((token, "subject-control") for token, _ in subjects(governor, depth=depth + 1))


def answerable(verb: Token, depth: int = 0) -> list[Found]:
    """Take whoever is punished, blamed or thanked for a deed as the one who did it.

    «The guards beat the nurses for hiding a boy.» yields nurses for hiding.
    """
    answer = verb.head.head
    if verb.head.lower_ != "for" or answer.lemma_.lower() not in words_of("roles", "answering"):
        return []
    return [(token, "object-control") for token, _ in patients(answer, depth=depth + 1)]


def _over_complement(word: Token) -> Token:
    """Climb from what a subject is said to be to the verb that says so, or to the noun itself.

    «The deputies look set to vote.», «Togo stopped short of voting.», «destroyer ready to fire»
    """
    while word.pos_ in ("ADJ", "ADV") or word.dep_ in ("acomp", "oprd") or word.lower_ == "about":
        if word.head == word or (word.dep_ in ("amod", "acl") and word.i < word.head.i):
            break
        word = word.head
    return word


def _controlling() -> frozenset[str]:
    """List verbs whose object does what follows ("forced the firm to pay")."""
    return words_of("roles", "object_control")


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, or the token itself."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WDT", "WP", "IN", "DT"):
        return token
    verb = token.head
    for _ in range(4):
        if verb.dep_ in ("relcl", "acl"):
            return _person_before(token) or verb.head
        verb = verb.head
    return token


def _person_before(token: Token) -> Token | None:
    """Return the noun right before "who": it is a person, whatever the clause was hung on."""
    if token.lower_ not in ("who", "whom") or token.i == 0:
        return None
    before = token.nbor(-1)
    if before.lemma_.lower() in words_of("roles", "places"):
        nouns = (word for word in before.ancestors if word.tag_ in ("NNS", "NNPS"))
        return next(nouns, before)
    return before if before.pos_ in ("NOUN", "PROPN") else None


def agents(verb: Token, *, depth: int = 0) -> list[Found]:
    """Find the logical subjects: the subject of an active verb, the by-phrase of a passive."""
    return list(agent_phrase(verb)) if is_passive(verb) else subjects(verb, depth=depth)


def agent_phrase(verb: Token) -> Iterator[Found]:
    """Take the by-phrase of a passive as its logical subject.

    «The ferry was ambushed by river pirates.» yields pirates for ambushed.
    """
    found = list(_by_phrase(verb))
    if not found:
        phrases = [t for prep in children(verb, "prep") for t in children(prep, "pobj")]
        found = [token for phrase in phrases for token in _by_phrase(phrase)]
    if not found:
        joined = [verb for verb in children(verb, "conj") if is_passive(verb)]
        found = [token for verb in joined for token in _by_phrase(verb)]
    return ((token, "agent-phrase") for token in found)


def _by_phrase(word: Token) -> Iterator[Token]:
    """Yield who a by-phrase on a word names, no time or manner."""
    for by in word.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"):
            named = children(by, "pobj")
            yield from (t for t in named if t.lower_ not in words_of("roles", "manners"))


def patients(verb: Token, *, depth: int = 0) -> list[Found]:
    """Find the logical objects: the object of an active verb, the subject of a passive.

    «Police raided two mosques.» yields mosques for raided.
    """
    if is_passive(verb):
        return list(passive_subject(verb, depth))
    found = [(antecedent(token), "object") for token in children(verb, "dobj")]
    found = found or list(relative_object(verb)) or list(shared_object(verb))
    return found or list(raised_object(verb))


def raised_object(verb: Token) -> Iterator[Found]:
    """Take the subject of an infinitive as the object of the verb over it.

    «Norway helped Malawi rebuild the road.» yields Malawi for helped; «The bishops implored the
    court to wait.» yields court for implored.
    """
    for clause in children(verb, "ccomp"):
        if is_infinitive(clause) or verb.lemma_ in words_of("roles", "bare_infinitives"):
            yield from ((token, "raised-object") for token in children(clause, "nsubj"))


def passive_subject(verb: Token, depth: int = 0) -> Iterator[Found]:
    """Take the subject of a passive as its logical object.

    «Four surveyors were abducted near Bria.» yields surveyors for abducted; «The abducted nurse
    is safe.» yields nurse.
    """
    if verb.dep_ == "amod":
        return iter([(verb.head, "participle")])
    return ((token, "passive-subject") for token, _ in subjects(verb, depth=depth))


def relative_object(verb: Token) -> Iterator[Found]:
    """Take the noun that a relative clause with its own subject is about.

    «The pact they broke has expired.» yields pact for broke.
    """
    if verb.dep_ != "relcl" or not has_own_subject(verb):
        return
    words = [token.lower_ for token in children(verb, "nsubj", "advmod", "dobj")]
    if not _RELATIVES.union(_ADVERBIAL_RELATIVES).intersection(words):
        yield verb.head, "relative-object"


def shared_object(verb: Token) -> Iterator[Found]:
    """Take the object that joined verbs share.

    «Raiders looted and burned the depot.» yields depot for looted.
    """
    for joined in children(verb, "conj"):
        if not has_own_subject(joined) and joined.i - verb.i <= 3:
            yield from ((token, "shared-object") for token in children(joined, "dobj"))


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, its object) for the phrases that hang on a word.

    «Ghana lent Togo two boats.» yields ("to", Togo): a bare dative counts as "to".
    """
    yield from (("to", taker) for taker in bare_dative(token))
    for prep in token.children:
        if prep.dep_ == "dative" and prep.pos_ != "ADP":
            yield "to", prep
        elif prep.dep_ in _LINKS and prep.lower_ not in _NOT_PREPOSITIONS:
            yield from _phrase(prep)


def bare_dative(verb: Token) -> Iterator[Token]:
    """Take a name right after a verb of giving as the taker, where the parser joins it to the gift.

    «Laos sold Burma trucks.» yields Burma.
    """
    if verb.lemma_ not in words_of("roles", "giving") or verb.pos_ != "VERB":
        return
    for gift in children(verb, "dobj"):
        for name in children(gift, "compound", "nmod"):
            if name.i == verb.i + 1 and name.ent_type_ in ("GPE", "NORP") and name.tag_ == "NNP":
                yield name


def _phrase(prep: Token) -> Iterator[tuple[str, Token]]:
    """Yield the objects of a preposition, also of one behind it ("out of", "to A and to B")."""
    for word in children(prep, "pobj", "prep", "conj"):
        if word.dep_ == "pobj":
            yield prep.lower_, antecedent(word)
        elif word.pos_ == "ADP":
            yield from _phrase(word)


def conjuncts(token: Token) -> list[Token]:
    """Return the joined nouns that start with this one, whatever they name.

    «Belize and Costa Rica signed the pact.» yields Belize and Rica for Belize.
    """
    found = [token]
    for joined in children(token, "conj"):
        if joined.pos_ not in ("VERB", "AUX"):
            found += conjuncts(joined)
    return found


CONSTRUCTIONS: dict[str, Callable[..., object]] = {
    "subject": own_subject,
    "relative-subject": own_subject,
    "shared-subject": shared_subject,
    "participle": noun_clause_subject,
    "holder": holder,
    "subject-control": controlled_subject,
    "object-control": controlled_subject,
    "agent-phrase": agent_phrase,
    "object": patients,
    "passive-subject": passive_subject,
    "relative-object": relative_object,
    "shared-object": shared_object,
    "raised-object": raised_object,
    "preposition": prepositions,
}
