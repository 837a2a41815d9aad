"""`tag = { Name = "koing" }`: an instance by its tags, where its id changes."""

import re
from functools import partial

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
        why = "It would mean every instance there is."
        table.problems.add("tag", inner.place(), "tag = {} holds no tag", why, f"Write: tag = {{ {EXAMPLE} }}")
    if len(inner.values) > MOST:
        what, why = f"tag holds {len(inner.values)} tags", f"AWS is asked for {MOST} at most."
        table.problems.add("tag", inner.place(), what, why, "Keep those that tell the instance from the others.")
    return tuple((key, inner.text(key, partial(parse_pair, key), "")) for key in inner.values)


def parse_pair(key: str, value: str) -> str:
    """The value of a tag; its key is judged too, since AWS takes both or neither."""
    shown = dotted((key,))
    if not 1 <= len(key) <= LONGEST_KEY:
        why = f"The key of a tag has 1 to {LONGEST_KEY} characters."
        raise Wrong("tag", "has no usable key", why, fix="The EC2 console lists the tags of an instance")
    if key.lower().startswith("aws:"):
        why = f"{shown} is written by AWS itself and changes without you; tags that begin with aws: are not taken."
        raise Wrong("tag", "is a tag of AWS's own", why, fix=f"Use one of yours. For example: {EXAMPLE}")
    if len(value) > LONGEST_VALUE:
        raise Wrong("tag", f"is longer than {LONGEST_VALUE} characters", "No tag of an instance is that long.")
    if WILDCARD.search(value):
        why = r"AWS reads * and ? as wildcards (and \ before them), so other instances would be found too."
        fix = "For several instances give them one tag in common, and write many = true"
        raise Wrong("tag", "has a wildcard", why, fix=fix)
    return value
