"""All texts, of all subjects: key -> (English, Korean)."""

from collections.abc import Mapping
from types import MappingProxyType

from edgeops.catalogue import (
    account,
    asking,
    balancers,
    certificates,
    config_file,
    config_hosts,
    config_identity,
    config_limits,
    config_tables,
    config_targets,
    draft,
    explaining,
    help,
    network,
    newcomer,
    openness,
    pages,
    placeholders,
    problems,
    proofs,
    records,
    screens,
    steps,
    targets,
    timings,
    waits,
    world,
    zones,
)

SUBJECTS = (
    account,
    asking,
    balancers,
    certificates,
    config_file,
    config_hosts,
    config_identity,
    config_limits,
    config_tables,
    config_targets,
    draft,
    explaining,
    help,
    network,
    newcomer,
    openness,
    pages,
    placeholders,
    problems,
    proofs,
    records,
    screens,
    steps,
    targets,
    timings,
    waits,
    world,
    zones,
)
TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {key: texts for subject in SUBJECTS for key, texts in subject.TEXTS.items()}
)
