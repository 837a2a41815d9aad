"""What is simulated of AWS, of the table of truths: counted for README.md, row by row for moto_fixtures/README.md."""

from moto_fixtures.truths import BY_SUBJECT, Truth
from scripts.readme_markdown import table


def simulated() -> str:
    """A line for each subject."""
    rows = [(subject, str(len(truths)), truths[0].behaviour) for subject, truths in BY_SUBJECT.items()]
    return table(("of AWS", "truths", "one of them"), rows)


def truths() -> str:
    """A table for each subject."""
    head = ("id", "what AWS does", "source", "test")
    return "\n".join(f"## {subject}\n\n{table(head, map(_row, rows))}" for subject, rows in BY_SUBJECT.items())


def _row(truth: Truth) -> tuple[str, ...]:
    file, _, name = truth.test.partition("::test_")
    return truth.id, truth.behaviour, truth.source, f"[{name}](../tests/moto_fixtures/{file})"
