"""What can be told from the spelling of a host's name: pure."""

from collections.abc import Container

SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org", "pe", "re"})
"""Under two-letter domains these are not registered, but what is below them (co.kr, com.au)."""


def registered(host: str) -> str:
    """The domain that somebody registered: "koing.co.kr" of "www.koing.co.kr"."""
    labels = host.removeprefix("*.").split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if second else -2 :])


def some_name(host: str) -> str:
    """A name to ask by: the host, and for a wildcard one below it."""
    return host.replace("*", "edgeops-check", 1)


def of_balancer(name: str) -> bool:
    """True for the DNS name of a load balancer of AWS: shop-1.REGION.elb.amazonaws.com, of Network ones
    shop-1.elb.REGION.amazonaws.com; in China with .cn at the end.
    """
    return ".elb." in name and ".amazonaws.com" in name


def answered(name: str, names: Container[str]) -> bool:
    """True when a zone with records at `names` knows the name: one stands there, or a wildcard above it (RFC 4592)."""
    parents = name.split(".")[1:]
    return name in names or any("*." + ".".join(parents[start:]) in names for start in range(len(parents)))


def within(name: str, zone: str) -> bool:
    """True for the zone's own name and every one below it."""
    return f".{name}".endswith(f".{zone}")


def covered(name: str, names: Container[str]) -> bool:
    """True when a certificate for `names` is good for that name: a `*` stands for one label, nothing else for `*`."""
    return name in names or f"*.{name.partition('.')[2]}" in names
