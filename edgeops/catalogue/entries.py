"""All texts, of all subjects: key -> (English, Korean)."""

from collections.abc import Mapping
from types import MappingProxyType

from edgeops.catalogue import explaining, help, pages, placeholders, problems, screens, zones

SUBJECTS = (explaining, help, pages, placeholders, problems, screens, zones)
TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {key: texts for subject in SUBJECTS for key, texts in subject.TEXTS.items()}
)
