"""The pipeline's own rules of words, kept by word: the same outcomes, and fewer matches."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token
from threadpoolctl import threadpool_info

from tocsin.reading import parse
from tocsin.reading.parse import Parser, load_pipeline
from tocsin.reading.wordrules import WordRules, keep_word_rules
from tocsin.samples import sample_folder

HARD = [
    "There are two towns; there's one more, and there were five.",
    "They're gonna leave, y'all. Let's go! I ain't got ta stay, c'm on.",
    "He gets what she got.\n\n  The  dead were\tburied, the wounded treated.\n",
    "Its people said that it was theirs; that one is hers.",
    "",
    " \n ",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    """Load the pipeline as its makers ship it."""
    return load_pipeline()


@pytest.fixture(scope="module")
def keeping() -> Language:
    """Load the same and keep its rules by word."""
    nlp = load_pipeline()
    keep_word_rules(nlp)
    return nlp


def seen(token: Token) -> tuple[object, ...]:
    """Return all that the rules may change about a word, and what they may not."""
    what = (token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_)
    return (*what, token.head.i, token.ent_type_, token.is_sent_start)


def texts() -> list[str]:
    """Return the sample reports and some texts with rules that look at two words."""
    with sample_folder() as folder:
        return [*HARD, *(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))]


def test_words_get_what_the_pipeline_gives_them(bare: Language, keeping: Language) -> None:
    """Tag, part of speech, form, lemma and relation of every word are the pipeline's own."""
    for text in texts() * 2:  # the second time all words are known
        assert [seen(token) for token in keeping(text)] == [seen(token) for token in bare(text)]


def test_the_rules_are_asked_once_a_word(keeping: Language) -> None:
    """A text that has been read asks the ruler and the lemmatizer nothing but what spans words."""
    rules = keeping.get_pipe("tocsin_word_rules")
    assert isinstance(rules, WordRules)
    asked: list[str] = []
    outcomes_of = rules._outcomes_of

    def count(doc: Doc, words: Any) -> Any:
        """Note the words that the rules are asked about."""
        asked.extend(doc.vocab.strings[word[0]] for word in words)
        return outcomes_of(doc, words)

    rules._outcomes_of = count  # type: ignore[method-assign]
    keeping("There are soldiers in Zanbrak.")
    assert "Zanbrak" in asked
    asked.clear()
    keeping("There are soldiers in Zanbrak.")
    assert asked == ["There", "are"]


def test_a_pipeline_with_rules_of_another_kind_stays_as_it_is() -> None:
    """A rule that asks for more than a word's letters, tag and relation is never kept."""
    nlp = load_pipeline()
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"NORM": "zanbrak"}]], {"LEMMA": "town"})
    before = nlp.pipe_names
    keep_word_rules(nlp)
    assert nlp.pipe_names == before


def test_parsing_keeps_to_one_core(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several readers side by side do not fight for cores, and the caller's NumPy keeps its own."""
    inside: list[int] = []

    def look(text: str) -> None:
        """Note how many threads a multiplication may take now."""
        inside.extend(threads())

    before = threads()
    alone = Parser(parser.nlp, parser.version)
    monkeypatch.setattr(type(parser.nlp), "__call__", lambda self, text: look(text))
    alone.parse("Bakers marched.")
    assert set(inside) == {1}
    assert threads() == before


def threads() -> list[int]:
    """Return how many threads each BLAS in this process may take."""
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_a_maker_of_processors_keeps_its_own_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where spaCy would multiply by other than its own BLAS, it still does."""

    class Other:
        """What stands for Apple's or another's."""

    monkeypatch.setattr(parse, "get_current_ops", Other)
    loaded: list[str] = []
    monkeypatch.setattr(parse, "use_ops", lambda *_, **__: loaded.append("numpy"))
    with parse.numpy_sums():
        pass
    assert not loaded
