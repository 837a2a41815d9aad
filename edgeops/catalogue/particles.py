"""Korean particles change with the sound before them: 서버는, 인스턴스를, but 대상은, 규칙을.

Hangul says its final sound in its code point. A digit is read by its Sino-Korean name, a word of capitals letter by
letter, any other Latin word by its usual ending; where that is not certain both forms are written: `koing은(는)`.
"""

import re

# After a final consonant, after a vowel.
PAIRS = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("이나", "나"),
    ("이라", "라"),
    ("이면", "면"),
    ("이고", "고"),
)
BY_FORM = {form: pair for pair in PAIRS for form in pair}
FIRST_SYLLABLE, LAST_SYLLABLE, FINALS, RIEUL = 0xAC00, 0xD7A3, 28, 8
DIGITS = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
LETTERS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}  # the others end in a vowel: B is 비, S is 에스
# Endings of words in small letters, the longest first; "" is a vowel, None is not certain.
ENDINGS: tuple[tuple[str, str | None], ...] = (
    *((word, "ㅂ") for word in ("shop", "web", "app", "group")),
    *((word, "ㅅ") for word in (".net", "bot")),
    *((word, "") for word in ("http", "store", "site", "service", "page", "elb", "alb")),
    (".kr", "ㄹ"),
    ("ng", "ㅇ"),
    *((letter, "") for letter in "aiouysxzfvdrhjw"),
    *((letter, sound) for letter, sound in (("l", "ㄹ"), ("m", "ㅁ"), ("n", "ㄴ"))),
)
CLOSING = " \t\"'`”’»>)]}.,;:!?…/*_-"
ASIDE = re.compile(r"(?<=\S)\s?\([^()]*\)$")


def particle(word: str, form: str) -> str:
    """The particle that follows the word: `form` is either of its two shapes. Raises KeyError for an unknown one."""
    after_consonant, after_vowel = BY_FORM[form]
    sound = final_sound(word)
    if sound is None:
        return _both(after_consonant, after_vowel)
    if sound == "ㄹ" and after_vowel == "로":
        return after_vowel  # 서울로, 규칙으로
    return after_consonant if sound else after_vowel


def final_sound(word: str) -> str | None:
    """The final consonant as it is spoken, "" after a vowel, None where the spelling does not tell.

    What closes a word (quotes, brackets, a full stop) is not spoken, nor what stands in brackets behind it.
    """
    spoken = _without_closing(word)
    last = spoken[-1:]
    if FIRST_SYLLABLE <= ord(last or "\0") <= LAST_SYLLABLE:
        final = (ord(last) - FIRST_SYLLABLE) % FINALS
        return "ㄹ" if final == RIEUL else "ㄱ" if final else ""
    if last in DIGITS:
        return DIGITS[last]
    return _latin(spoken)


def _without_closing(word: str) -> str:
    shorter = ASIDE.sub("", word)
    if shorter == word:
        shorter = word.rstrip(CLOSING)
    return _without_closing(shorter) if shorter not in {"", word} else word


def _latin(word: str) -> str | None:
    last = re.split(r"[^A-Za-z0-9]", word)[-1]
    if not last.isascii() or not last.isalpha():
        return _named(last[-1:])
    if last.isupper():
        return _named(last[-1])
    small = word.lower()
    return next((sound for ending, sound in ENDINGS if small.endswith(ending)), None)


def _named(letter: str) -> str | None:
    """A letter that is called by its name: at the end of a word of capitals, or behind digits as in an id."""
    return LETTERS.get(letter.upper(), "") if letter.isascii() and letter.isalpha() else None


def _both(after_consonant: str, after_vowel: str) -> str:
    if after_consonant == "으로":
        return "(으)로"
    if after_consonant.startswith("이") and after_consonant[1:] == after_vowel:
        return f"({after_consonant[0]}){after_vowel}"
    return f"{after_consonant}({after_vowel})"
