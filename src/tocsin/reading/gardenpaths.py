"""Mend subjects whose participle the parser takes for the verb of the sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_PAST = frozenset({"VBD", "VBN"})
_BREAKS = frozenset({",", ";", ":", '"', "-", "–", "—", "(", ")"})


def mend_participles(doc: Doc) -> None:
    """Make a participle describe its noun where another verb of the sentence has no subject.

    «Two doctors kidnapped in May have been freed.»: the doctors kidnapped nobody.
    """
    for verb in doc:
        if verb.tag_ not in _PAST or verb.pos_ != "VERB" or not _looks_whole(verb):
            continue
        subject = next(child for child in verb.children if child.dep_ == "nsubj")
        later = _verb_without_subject(verb)
        if later is not None and not _is_broken(verb, later):
            _mend(verb, subject, later)


def _looks_whole(verb: Token) -> bool:
    """Tell whether a verb has a subject and neither an object nor an auxiliary."""
    links = [child.dep_ for child in verb.children]
    lacking = not {"dobj", "aux", "auxpass", "ccomp", "xcomp", "prt"}.intersection(links)
    return lacking and links.count("nsubj") == 1


def _verb_without_subject(verb: Token) -> Token | None:
    """Return the later verb that the subject belongs to: the one over this, or one joined to it."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.i > verb.i and not _has_subject(above):
        return above
    for joined in verb.children:
        finite = any(child.dep_ in ("aux", "auxpass") for child in joined.children)
        linked = any(child.dep_ in ("cc", "punct") for child in verb.children if child.i < joined.i)
        if joined.dep_ == "conj" and finite and not linked and not _has_subject(joined):
            return joined
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _is_broken(verb: Token, later: Token) -> bool:
    """Tell whether a mark stands between two verbs, or the first has words of its own before it."""
    return any(token.text in _BREAKS for token in verb.doc[verb.i : later.i])


def _mend(verb: Token, subject: Token, later: Token) -> None:
    """Hang the participle on its noun, and the noun on the later verb."""
    if later.head == verb:
        over, link = verb.head, verb.dep_
        later.head, later.dep_ = (later, "ROOT") if over == verb else (over, link)
    passive = any(child.dep_ == "auxpass" for child in later.children)
    subject.head, subject.dep_ = later, "nsubjpass" if passive else "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"
