"""Independent voices: a named origin counts once, and needs a text of its own."""

from tocsin.corroboration.support import independent


def test_two_officials_in_one_text_are_one_witness() -> None:
    """Named origins that are heard only in one text count once."""
    assert independent({"bello": {"t1"}, "lawal": {"t1"}}) == 1


def test_one_official_in_two_texts_is_one_witness() -> None:
    """A named origin counts once, however many texts quote it."""
    assert independent({"bello": {"t1", "t2"}}) == 1


def test_each_origin_finds_a_text_of_its_own() -> None:
    """Texts are dealt out so that as many origins as can have one each."""
    assert independent({"a": {"t1", "t2"}, "b": {"t1"}, "c": {"t2", "t3"}}) == 3


def test_nobody_named_is_nobody_counted() -> None:
    """Without a named origin nothing is counted."""
    assert independent({}) == 0
