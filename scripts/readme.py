"""The blocks of README.md that are not written by hand: between `<!-- generated: NAME -->` and `<!-- end -->`.

The transcript comes from running the steps of `scripts/demo`, everything else from the tables of edgeops
(readme_keys.py) and of the simulated AWS (readme_truths.py, whose page is moto_fixtures/README.md). What differs from
run to run is masked.
"""

import argparse
import difflib
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from edgeops.cli import cli
from edgeops.commands.help import COMMANDS, exit_codes
from edgeops.model import Charge, Edge
from edgeops.render.costs import DATED, HOME, LOAD_BALANCER, PUBLIC_IPV4, monthly
from moto_fixtures import ACCOUNTS, RealClock, SandboxInfo, Server, World
from moto_fixtures.server import info_of
from scripts.demo import STEPS, command_of, environment
from scripts.readme_keys import configuration
from scripts.readme_markdown import fenced, table
from scripts.readme_truths import simulated, truths
