"""Direct speech and statements, over sentences and paragraphs."""

from __future__ import annotations

import pytest

from tests.reading.attribution.listening import Listen


def test_speech_goes_on_after_the_sentence_that_names_the_speaker(listen: Listen) -> None:
    """A quotation that follows the speaker's sentence stays with that speaker."""
    (said,) = listen('"We hold the pass," the colonel said. "Nobody crosses it."')
    assert said.voice == ("the colonel", "said")
    assert said.content == ("We hold the pass", "Nobody crosses it")


def test_curly_marks_read_like_straight_ones(listen: Listen) -> None:
    """The shape of the quotation marks makes no difference."""
    (said,) = listen("“We hold the pass,” the colonel said. “Nobody crosses it.”")
    assert said.content == ("We hold the pass", "Nobody crosses it")


def test_doubled_marks_of_a_table_are_speech_too(listen: Listen) -> None:
    """Marks doubled by a table's export, and the pair that wraps the cell, are seen through."""
    found = listen('"""We hold the pass now,"" the colonel said."')
    assert ("the colonel", "said") in [said.voice for said in found]
    assert any("We hold the pass now" in said.content for said in found)


def test_open_speech_continues_in_the_next_paragraph(listen: Listen) -> None:
    """A quotation left open at a paragraph's end goes on where the next opens with a mark."""
    text = '"We hold the pass," the colonel said. "Nobody crosses it.\n\n"We shot two scouts."'
    (said,) = listen(text)
    assert said.voice == ("the colonel", "said")
    assert "We shot two scouts" in said.content[-1]


def test_speaker_before_the_speech(listen: Listen) -> None:
    """A quotation may come after "X said in a statement:", and ends that statement."""
    found = listen('The ministry said in a statement: "We reject the raid." The envoy left.')
    assert [(said.speaker, said.content) for said in found] == [
        ("The ministry", ("We reject the raid",))
    ]


def test_words_in_marks_are_no_speech(listen: Listen) -> None:
    """A single word in quotation marks has no speaker of its own."""
    assert listen('The mayor called the "attack" a disgrace.') == []


def test_statement_runs_to_the_end_of_the_document(listen: Listen) -> None:
    """After "X said:" at a paragraph's end all that follows is the statement."""
    text = (
        "Fisheries Minister Ana Duarte said:\n\nThe seizure was unlawful.\n\n"
        "Gunmen then burned two boats."
    )
    (said,) = listen(text)
    assert said.voice == ("Fisheries Minister Ana Duarte", "said")
    assert said.content[0].startswith("The seizure")
    assert said.content[0].endswith("burned two boats")


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "The paper revealed intelligence suggesting that militias prepare a raid.",
            [("The paper", "revealed"), ("intelligence", "suggesting")],
        ),
        (
            "The mayor said soldiers looted the shops, adding that they burned the mosque.",
            [("The mayor", "said"), ("The mayor", "adding")],
        ),
        (
            "The mayor told the crowd that the dam was safe, adding that divers had checked it.",
            [("The mayor", "told"), ("The mayor", "adding")],
        ),
        (
            "The envoy said the reforms went on, while monks warned that they were empty.",
            [("The envoy", "said"), ("monks", "warned")],
        ),
        (
            "According to the warden, these gangs are believed to be training recruits.",
            [("the warden", "According to"), (None, "believed")],
        ),
    ],
)
def test_several_voices_in_one_sentence(
    listen: Listen, text: str, voices: list[tuple[str | None, str]]
) -> None:
    """Each voice of a sentence is found once, in the order of the text."""
    assert [said.voice for said in listen(text)] == voices


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "The inquiry forced the banker to admit that he had bribed two judges.",
            ("the banker", "admit"),
        ),
        (
            "The drought left many villagers feeling that the state had forgotten them.",
            ("many villagers", "feeling"),
        ),
        (
            "Two ministers, each accusing the other of stealing flour, resigned.",
            ("each", "accusing"),
        ),
        (
            "The colonel was quoted as saying that rebels had mined the strip.",
            ("The colonel", "saying"),
        ),
    ],
)
def test_who_is_made_to_speak_is_the_voice(
    listen: Listen, text: str, voice: tuple[str, str]
) -> None:
    """The voice is the logical subject of its verb, not the subject of the whole sentence."""
    assert [said.voice for said in listen(text)] == [voice]


def test_turns_of_an_interview_have_their_speakers(listen: Listen) -> None:
    """A paragraph that opens with a name in capitals is that speaker's; marks may stand before."""
    found = listen('"DUARTE: We hold the pass.\n\n"OKORO: Since when?')
    assert [(said.speaker, said.content) for said in found] == [
        ("DUARTE", ("We hold the pass",)),
        ("OKORO", ("Since when?",)),
    ]


def test_one_word_in_capitals_is_no_interview(listen: Listen) -> None:
    """A label before one paragraph names no speaker."""
    assert listen("UPDATE: The ferry sank at noon.\n\nDivers reached it by dusk.") == []


def test_a_name_under_a_quotation_is_its_speaker(listen: Listen) -> None:
    """Who is named behind a dash said what stands in the marks; a clause is no name."""
    (said,) = listen("“They burned the mill.”\n― Ana Duarte, miller\nThe mill was old.")
    assert said.voice == ("Ana Duarte, miller", "―")
    assert said.content == ("They burned the mill",)
    assert listen('The "mill" — it was a barn — burned.') == []


def test_what_others_say_after_a_comma_is_outside(listen: Listen) -> None:
    """A joined clause in which others speak is no part of what was said before it."""
    text = "The premier stressed that the dam was safe, and engineers said that it leaked."
    assert [said.content for said in listen(text)] == [
        ("that the dam was safe",),
        ("that it leaked",),
    ]


def test_what_the_outlets_own_people_say_is_its_own_word(listen: Listen) -> None:
    """A presenter and a correspondent speak for the outlet; a guest for herself."""
    found = listen(
        "PRESENTER: The pass has fallen. Our correspondent Ana Lind is there.\n\n"
        "LIND: The town is empty tonight.\n\nOKORO: We lost everything."
    )
    assert [said.voice for said in found if said.voice[1] == ":"] == [("OKORO", ":")]
