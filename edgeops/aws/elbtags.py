"""The tags of load balancing things: one shared DescribeTags per 20 ARNs (T3.36).

One missing ARN fails such a call, so a refused one is halved until the missing one is alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from edgeops.aws import tags as aws_tags
from edgeops.aws.call import Caller
from edgeops.errors import ApiError

if TYPE_CHECKING:
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client

AT_ONCE = 20
FRESH_SECONDS = 60.0
GONE = frozenset({"LoadBalancerNotFound", "TargetGroupNotFound", "ListenerNotFound", "RuleNotFound"})


class ElbTags:
    """Tags by ARN, memoised; safe to use from several threads."""

    def __init__(self, client: ElasticLoadBalancingv2Client, caller: Caller) -> None:
        self._client, self._caller = client, caller
        self._lock = threading.RLock()
        self._tags: dict[str, dict[str, str]] = {}
        self._gone: set[str] = set()

    def of(self, arn: str, others: Callable[[], set[str]]) -> dict[str, str]:
        """The tags of one thing, {} when it is gone; with it those of `others` that are not known yet are read."""
        with self._lock:
            if arn not in self._tags:
                ordered = sorted({*others(), arn} - self._tags.keys())
                parts = [ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)]
                self._caller.together.map(self._read, parts)
            return self._tags[arn]

    def now(self, arn: str) -> dict[str, str]:
        """The tags of a thing that has just been made, as AWS has them; it may take seconds to be found (T3.13)."""
        try:
            answer = self._caller.patient(GONE, FRESH_SECONDS).read(self._client.describe_tags, ResourceArns=[arn])
            found = {
                key: value for one in answer["TagDescriptions"] for key, value in aws_tags.read(one["Tags"]).items()
            }
        except ApiError as error:
            if error.code not in GONE:
                raise
            found = {}
        with self._lock:
            self._tags[arn] = found
        return found

    def gone(self, arn: str) -> bool:
        """True when AWS listed a thing whose tags were asked for, and did not find it any more (T3.3)."""
        with self._lock:
            return arn in self._gone

    def look_again(self) -> None:
        """What was not found may be found when next asked."""
        with self._lock:
            for arn in self._gone:
                self._tags.pop(arn, None)
            self._gone.clear()

    def put(self, arn: str, written: Mapping[str, str]) -> None:
        """These tags have just been written on it, besides those that are known."""
        with self._lock:
            self._tags[arn] = {**self._tags.get(arn, {}), **written}

    def _read(self, arns: Sequence[str]) -> None:
        try:
            answer = self._caller.read(self._client.describe_tags, ResourceArns=list(arns))
        except ApiError as error:
            if error.code not in GONE:
                raise
            if len(arns) == 1:
                self._tags[arns[0]] = {}
                self._gone.add(arns[0])
                return
            middle = len(arns) // 2
            self._read(arns[:middle])
            self._read(arns[middle:])
            return
        for entry in answer["TagDescriptions"]:
            self._tags[entry["ResourceArn"]] = aws_tags.read(entry["Tags"])
