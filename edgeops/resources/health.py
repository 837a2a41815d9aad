"""Are your applications reachable? Waits for the load balancer and for the targets; makes nothing.

Health is what DescribeTargetHealth says, not that something answers: with no healthy target at all a load balancer
sends to every one (T3.29). A target has to pass one check to be healthy (T3.28), so that waiting for it is usually
short.
"""

from __future__ import annotations

from collections.abc import Iterator

from edgeops.advice import impaired
from edgeops.aws import Aws
from edgeops.errors import EdgeError, Finding, WaitTimeout
from edgeops.events import Warned
from edgeops.model import Health, Network, Pool, Site, Spec, Stack, Step, TargetSeen
