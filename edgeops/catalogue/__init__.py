"""Every text that a user reads, in English and Korean side by side, each under a stable key.

`say(key, **facts)` makes a `Text`: its value is the English sentence, so data, comparisons and tests go on as with any
string; it also knows its key and its facts, and a renderer asks for it `in_language("ko")`. A finding's sentences have
the keys `CODE.what`, `CODE.why`, `CODE.fix` - where the cause differs, `CODE.why-…` - and `CODE.see` and `CODE.more`
for `edgeops explain CODE`. Texts that are made of texts are `joined`. A fact of a Korean sentence may ask for its
particle: `{name:을}`; one of an English sentence for its plural: `{count:change|changes}`.

The modules named after a subject are dicts and nothing else: importing them is what a start pays.
"""

from edgeops.catalogue.language import LANGUAGES, Language, language
from edgeops.catalogue.text import ENGLISH, Text, Tongue, joined, known, say, word

__all__ = ["ENGLISH", "LANGUAGES", "Language", "Text", "Tongue", "joined", "known", "language", "say", "word"]
