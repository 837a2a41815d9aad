"""All that is wrong is collected first and said at once. Readers of a single value raise `Wrong`; they know no file."""

from typing import NoReturn

from edgeops.catalogue import joined, say
from edgeops.errors import Finding, UsageProblem
from edgeops.settings.spelling import quoted, visible

# A file with more is another program's; the rest would only bury the first.
MOST = 100


class Wrong(Exception):
    """A value that cannot be used. `what` continues "key = value ...", `why` says what is allowed.

    `better` is the value that was probably meant, `fix` a sentence on what to do; both may be empty.
    """

    def __init__(self, slug: str, what: str, why: str, better: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.slug = slug
        self.what = what
        self.why = why
        self.better = better
        self.fix = fix


class Problems:
    """The problems of one file (`source`), or of the flags where there is none (empty `source`)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.findings: list[Finding] = []

    def add(self, slug: str, place: str, what: str, why: str, fix: str = "") -> None:
        """Record one; `place` is a key path, a line or a flag. Raises `UsageProblem` when there are far too many."""
        self.findings.append(self._finding(slug, place, what, why, fix))
        if len(self.findings) == MOST:
            what, why = say("config-too-many.what", most=MOST), say("config-too-many.why")
            self.stop("too-many", "", what, why, say("config-too-many.fix"))

    def refuse(
        self, place: str, shown: str, wrong: Wrong, written: tuple[str, str] = ("", ""), example: str = ""
    ) -> None:
        """Record a wrong value. `shown`: the value as the file has it; `written`: what stands before and after it."""
        before, after = written
        better = say("config.write", line=f"{before}{quoted(wrong.better)}{after}") if wrong.better else ""
        parts = [part for part in (better, wrong.fix) if part]
        fix = joined(". ", parts) if parts else example
        self.add(wrong.slug, place, say("config.value", shown=shown, what=wrong.what), wrong.why, fix)

    def stop(self, slug: str, place: str, what: str, why: str, fix: str = "") -> NoReturn:
        """Record a last one: nothing more can be understood."""
        raise UsageProblem(*self.findings, self._finding(slug, place, what, why, fix))

    def check(self) -> None:
        """Raise `UsageProblem` with everything that was recorded, if anything was."""
        if self.findings:
            raise UsageProblem(*self.findings)

    def _finding(self, slug: str, place: str, *texts: str) -> Finding:
        """Everything in it may come out of the file, so nothing reaches the terminal as it is."""
        where = joined(": ", [part for part in (self.source, place) if part])
        what, why, fix = (visible(text) for text in texts)
        return Finding(f"config-{slug}", "error", visible(where), what, why, fix)
