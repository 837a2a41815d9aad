"""All the names of a file, compared after folding: `Koing.SHOP.` and `koing.shop` are one."""

from collections.abc import Iterable

from edgeops.catalogue import say
from edgeops.settings.hosts import fold
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.spelling import nearest, quoted

FLAG = "--takeover"
SHOWN = 10


class Names:
    """Each name of the file, where it stands, and how it is spelled there."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._first: dict[str, tuple[str, str]] = {}
        self._complete = True

    def claim(self, host: str, spelling: str, place: str) -> None:
        """A name leads to one place."""
        if host in self._first:
            before, elsewhere = self._first[host]
            what = say("config-duplicate-host.what", name=quoted(spelling), first=quoted(before), place=elsewhere)
            why, fix = say("config-duplicate-host.why"), say("config.take-out")
            self._problems.add("duplicate-host", place, what, why, fix)
        else:
            self._first[host] = (spelling, place)

    def miss(self) -> None:
        """A name was reported as wrong, so nobody can say what is no name of the file."""
        self._complete = False

    def taken_over(self, hosts: Iterable[str]) -> frozenset[str]:
        """The names whose existing record may be replaced, folded; each must be one of the file's."""
        found = set()
        for text in sorted(hosts):
            try:
                found.add(self._known(fold(text)))
            except Wrong as wrong:
                self._problems.refuse(FLAG, f"{FLAG} {quoted(text)}", wrong, (f"{FLAG} ", ""))
        return frozenset(found)

    def _known(self, host: str) -> str:
        if host in self._first or not (self._complete and self._first):
            return host
        named = ", ".join(list(self._first)[:SHOWN]) + ", …" * (len(self._first) > SHOWN)
        near = nearest(host, self._first)
        fix = say("config-takeover.fix" if near else "config-takeover.fix-far", flag=FLAG)
        raise Wrong("takeover", say("config-takeover.what"), say("config-takeover.why", names=named), near, fix)
