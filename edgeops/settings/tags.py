"""`tag = { Name = "koing" }`: an instance by its tags, where its id changes."""

import re
from functools import partial

from edgeops.catalogue import say
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import dotted
from edgeops.settings.table import Table

MOST = 10
LONGEST_KEY, LONGEST_VALUE = 127, 255
EXAMPLE = 'Name = "koing"'
WILDCARD = re.compile(r"[*?\\]")


def read_tag(table: Table) -> tuple[tuple[str, str], ...]:
    """The pairs in the order of the file; an instance must have all of them."""
    inner = table.named("tag", EXAMPLE)
    if table.values.get("tag") == {}:
        fix = say("config.write", line=f"tag = {{ {EXAMPLE} }}")
        table.problems.add("tag", inner.place(), say("config-tag.what-empty"), say("config-tag.why-empty"), fix)
    if len(inner.values) > MOST:
        what, why = say("config-tag.what-many", count=len(inner.values)), say("config-tag.why-many", most=MOST)
        table.problems.add("tag", inner.place(), what, why, say("config-tag.fix-many"))
    return tuple((key, inner.text(key, partial(parse_pair, key), "")) for key in inner.values)


def parse_pair(key: str, value: str) -> str:
    """The value of a tag; its key is judged too, since AWS takes both or neither."""
    shown = dotted((key,))
    if not 1 <= len(key) <= LONGEST_KEY:
        why = say("config-tag.why-key", most=LONGEST_KEY)
        raise Wrong("tag", say("config-tag.what-key"), why, fix=say("config-tag.fix-key"))
    if key.lower().startswith("aws:"):
        why, fix = say("config-tag.why-aws", key=shown), say("config-tag.fix-aws", example=EXAMPLE)
        raise Wrong("tag", say("config-tag.what-aws"), why, fix=fix)
    if len(value) > LONGEST_VALUE:
        raise Wrong("tag", say("config-tag.what-long", most=LONGEST_VALUE), say("config-tag.why-long"))
    if WILDCARD.search(value):
        why, fix = say("config-tag.why-wildcard"), say("config-tag.fix-wildcard")
        raise Wrong("tag", say("config-tag.what-wildcard"), why, fix=fix)
    return value
