import re
from pathlib import Path

import moto_fixtures


def test_it_does_not_know_edgeops():
    """The simulated AWS stands by itself."""
    files = Path(moto_fixtures.__file__).parent.rglob("*.py")
    assert [file for file in files if re.search(r"^\s*(from|import) edgeops\b", file.read_text(), re.MULTILINE)] == []


def test_everything_it_offers_is_there():
    """Names in __all__ can be imported."""
    assert all(hasattr(moto_fixtures, name) for name in moto_fixtures.__all__)
