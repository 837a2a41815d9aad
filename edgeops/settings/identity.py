"""What makes a stack this stack: name, region, account. They never change, so two sources may not disagree."""

import re
from collections.abc import Mapping

from edgeops.catalogue import say
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.spelling import nearest, printable, quoted

LONGEST_NAME = 15  # eo-NAME-PORT-HASH has to fit in the 32 characters of a target group's name
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
REGION = re.compile(r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}")
ACCOUNT = re.compile(r"[0-9]{12}")
REGION_VARIABLES = ("EDGEOPS_REGION", "AWS_REGION", "AWS_DEFAULT_REGION")
ACCOUNT_VARIABLES = ("EDGEOPS_ACCOUNT",)

# Only to guess what was meant: AWS opens new regions, so a region that is not here is fine.
WELL_KNOWN = (
    *("us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"),
    *("eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-north-1", "eu-south-1"),
    *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2"),
    *("ap-south-1", "ap-east-1", "me-south-1", "af-south-1"),
)
# The console shows a region by its city.
CITIES = {
    "seoul": "ap-northeast-2",
    "서울": "ap-northeast-2",
    "tokyo": "ap-northeast-1",
    "도쿄": "ap-northeast-1",
    "osaka": "ap-northeast-3",
    "singapore": "ap-southeast-1",
    "싱가포르": "ap-southeast-1",
    "virginia": "us-east-1",
    "버지니아": "us-east-1",
    "oregon": "us-west-2",
    "오레곤": "us-west-2",
}


def parse_name(text: str) -> str:
    """The stack's name."""
    why = say("config-name.why", most=LONGEST_NAME)
    better = "-".join(re.findall(r"[a-z0-9]+", text[:100].lower())).lstrip("0123456789-")[:LONGEST_NAME].rstrip("-")
    if len(text) > LONGEST_NAME:
        raise Wrong("name", say("config-name.what-long", most=LONGEST_NAME), why, better)
    if not NAME.fullmatch(text):
        raise Wrong("name", say("config-name.what"), why, better)
    return text


def parse_region(text: str) -> str:
    """The region's code; whether it exists only AWS knows."""
    if REGION.fullmatch(text):
        return text
    why = say("config-region.why")
    if REGION.fullmatch(text[:-1]) and text[-1].isalpha():
        raise Wrong("region", say("config-region.what-zone"), why, text[:-1])
    city = next((region for word, region in CITIES.items() if word in text.lower()), "")
    raise Wrong("region", say("config-region.what"), why, city or nearest(text, WELL_KNOWN))


def parse_account(text: str) -> str:
    """The account's number; text, because it may begin with 0."""
    if ACCOUNT.fullmatch(text):
        return text
    digits = re.sub(r"[\s-]", "", text)  # the console shows 1234-5678-9012
    better = digits if ACCOUNT.fullmatch(digits) else ""
    raise Wrong("account", say("config-account.what"), say("config-account.why"), better)


def said(flag: str, value: str | None, environ: Mapping[str, str], variables: tuple[str, ...]) -> dict[str, str]:
    """What the flag and the variables say, by source, the strongest first; an empty one says nothing."""
    sources = {flag: value} | {name: environ.get(name) for name in variables}
    return {source: text for source, text in sources.items() if text}


def agree(key: str, ours: str | None, others: Mapping[str, str], problems: Problems) -> None:
    """Report every source that says something else than the file; a value that is absent or wrong is not compared."""
    for source, theirs in others.items():
        if not ours or theirs == ours:
            continue
        slug = f"{key}-differs"
        told = {"ours": quoted(ours), "theirs": quoted(theirs)}
        what = say(f"config-{slug}.what", key=key, file=problems.source, source=source, **told)
        fix = say(f"config-{slug}.fix", source=source)
        if not source.startswith("--"):
            fix = say(f"config-{slug}.fix-variable", source=source, ours=printable(ours))
        problems.add(slug, f"stack.{key}", what, say(f"config-{slug}.why"), fix)
