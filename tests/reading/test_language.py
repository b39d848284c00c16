"""Promises of language detection."""

from __future__ import annotations

import pytest

from tocsin.reading.language import detect_language

SENTENCES = {
    "en": "Soldiers withdrew from the border post after two days of talks with the elders.",
    "fr": "Les soldats se sont retirés du poste frontière après deux jours de pourparlers.",
    "es": "Los soldados se retiraron del puesto fronterizo tras dos días de conversaciones.",
    "pt": "Os soldados retiraram-se do posto fronteiriço após dois dias de conversações.",
    "de": "Die Soldaten zogen sich nach zweitägigen Gesprächen vom Grenzposten zurück.",
    "it": "I soldati si sono ritirati dal posto di frontiera dopo due giorni di colloqui.",
    "nl": "De soldaten trokken zich na twee dagen van overleg terug van de grenspost.",
    "ar": "انسحب الجنود من النقطة الحدودية بعد يومين من المحادثات مع شيوخ القبائل.",
    "fa": "سربازان پس از دو روز گفتگو با ریش سفیدان از پاسگاه مرزی عقب نشینی کردند.",
    "ru": "Солдаты покинули пограничный пост после двух дней переговоров со старейшинами.",
    "uk": "Солдати залишили прикордонний пост після двох днів переговорів зі старійшинами.",
    "tr": "Askerler iki gün süren görüşmelerin ardından sınır karakolundan çekildi.",
    "sw": "Wanajeshi waliondoka katika kituo cha mpakani baada ya mazungumzo ya siku mbili.",
    "id": "Para tentara mundur dari pos perbatasan setelah dua hari berunding dengan tetua.",
    "zh": "经过两天的谈判，士兵们从边境哨所撤离。",
    "ja": "兵士たちは長老との二日間の話し合いの後、国境の検問所から撤退した。",
    "ko": "병사들은 원로들과 이틀간의 회담 끝에 국경 초소에서 철수했다.",
    "hi": "बुज़ुर्गों के साथ दो दिन की बातचीत के बाद सैनिक सीमा चौकी से हट गए।",
    "he": "החיילים נסוגו ממוצב הגבול לאחר יומיים של שיחות עם זקני השבט.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_names_the_language_of_a_news_sentence(language: str, sentence: str) -> None:
    """One plain sentence is enough to name each of nineteen languages."""
    assert detect_language(sentence) == language


@pytest.mark.parametrize("text", ["", "   \n", "12:30, 4/5/2021 — 17 %", "https://example.org/a"])
def test_says_nothing_where_there_are_no_words(text: str) -> None:
    """A text without words has no language."""
    assert detect_language(text) is None


def test_a_headline_with_west_african_names_is_not_pidgin() -> None:
    """What is too short to tell is left open, and so is read as English."""
    assert detect_language("Gunmen kill nine farmers in Kaduna on Sunday, says Musa Bello") is None


def test_names_a_long_report_by_its_beginning() -> None:
    """A long report is named as its sentences are."""
    assert detect_language(SENTENCES["en"] * 500) == "en"
