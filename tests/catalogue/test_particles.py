"""Korean particles by the sound before them."""

import pytest

from edgeops.catalogue.particles import BY_FORM, final_sound, particle


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("서버", "서버는 서버가 서버를 서버와 서버로"),
        ("대상", "대상은 대상이 대상을 대상과 대상으로"),
        ("서울", "서울은 서울이 서울을 서울과 서울로"),
        ("규칙", "규칙은 규칙이 규칙을 규칙과 규칙으로"),
    ],
)
def test_hangul_says_its_final_sound(word: str, expected: str) -> None:
    """A final ㄹ takes 로, every other consonant 으로."""
    assert " ".join(word + particle(word, form) for form in ("은", "이", "을", "과", "으로")) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("web:80", "은"),
        ("web:8081", "은"),
        ("2", "는"),
        ("13", "은"),
        ("4", "는"),
        ("5", "는"),
        ("66", "은"),
        ("9", "는"),
    ],
)
def test_digits_are_read_in_korean(word: str, expected: str) -> None:
    """80 is 팔십, 1 is 일, 2 is 이."""
    assert particle(word, "은") == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("443", "으로"), ("80", "으로"), ("1", "로"), ("7", "로"), ("8", "로"), ("2", "로"), ("6", "으로")],
)
def test_after_the_sound_of_rieul_it_is_ro(word: str, expected: str) -> None:
    """일, 칠 and 팔 end in it."""
    assert particle(word, "로") == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("koing.shop", "을"),
        ("main.io", "를"),
        ("example.com", "을"),
        ("koing.co.kr", "을"),
        ("load balancer", "를"),
        ("nginx", "를"),
        ("ACM", "을"),
        ("DNS", "를"),
        ("URL", "을"),
        ("ALB", "를"),
        ("i-0f3a5c9d1e7b2468f", "를"),
        ("edgeops.toml", "을"),
        ("ap-northeast-2", "를"),
        ("blocking", "을"),
    ],
)
def test_latin_words_are_read_as_they_usually_are(word: str, expected: str) -> None:
    """By their ending; capitals and the letters of an id by their names."""
    assert particle(word, "을") == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("은", "은(는)"), ("가", "이(가)"), ("를", "을(를)"), ("와", "과(와)"), ("로", "(으)로"), ("이나", "(이)나")],
)
def test_where_the_reading_is_not_certain_both_are_written(form: str, expected: str) -> None:
    """`name` could be 네임 or 나메."""
    assert final_sound("name") is None
    assert particle("name", form) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ('"web:80"', "은"),
        ("<호스트>", "는"),
        ("web (10.0.0.2)", "은"),
        ("대상(target)", "은"),
        ("koing.shop.", "은"),
        ("", "은(는)"),
    ],
)
def test_what_closes_a_word_is_not_spoken(word: str, expected: str) -> None:
    """Quotes, brackets, a full stop, and what stands in brackets behind it."""
    assert particle(word, "은") == expected


@pytest.mark.parametrize("form", BY_FORM)
def test_either_form_asks_for_the_same(form: str) -> None:
    """A template may say 은 or 는."""
    other = next(each for each in BY_FORM[form] if each != form)
    assert [particle(word, form) for word in ("서버", "대상")] == [particle(word, other) for word in ("서버", "대상")]
