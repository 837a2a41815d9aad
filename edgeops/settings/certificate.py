"""`[certificate]`: the kind that is requested, or one of the user's own."""

import re
from dataclasses import dataclass

from edgeops.catalogue import say
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import CERTIFICATE
from edgeops.settings.spelling import nearest, quoted
from edgeops.settings.table import Table

KEY_TYPES = ("RSA_2048", "EC_prime256v1", "EC_secp384r1")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ARN = re.compile(
    rf"arn:(?P<partition>aws|aws-cn|aws-us-gov):acm:(?P<region>[a-z0-9-]+):(?P<account>[0-9]{{12}})"
    rf":certificate/{UUID.pattern}"
)
PLACE = "certificate.arn"


@dataclass(frozen=True)
class Chosen:
    """A kind of key to request, and the ARN of a certificate that is used instead."""

    key_type: str
    arn: str | None


def read_certificate(root: Table, region: str, account: str | None) -> Chosen:
    """What certificates are requested, or which one is used. Region and account are the stack's, empty when wrong."""
    table = root.child("certificate", CERTIFICATE)
    table.exclude("key_type", "arn", say("config-exclusive.why-key-type"))
    arn = table.text("arn", lambda text: parse_arn(text, region, account), None)
    if arn is not None:
        _refuse_elsewhere(arn, region, account, root.problems)
    return Chosen(table.text("key_type", parse_key_type, KEY_TYPES[0]), arn)


def parse_key_type(text: str) -> str:
    """ACM makes out certificates with these only; the others can just be imported (T1.26)."""
    if text in KEY_TYPES:
        return text
    why = say("config-key-type.why", kinds=", ".join(KEY_TYPES), usual=KEY_TYPES[0])
    raise Wrong("key-type", say("config-key-type.what"), why, nearest(text, KEY_TYPES))


def parse_arn(text: str, region: str, account: str | None) -> str:
    """The ARN of a certificate of ACM. The console lists its last part as the certificate's ID."""
    if ARN.fullmatch(text):
        return text
    tidy = text.strip().strip("\"'").lower()
    if UUID.fullmatch(tidy) and region and account:
        tidy = f"arn:{_partition(region)}:acm:{region}:{account}:certificate/{tidy}"
    better = tidy if ARN.fullmatch(tidy) else ""
    fix = say("config-certificate-arn.fix-iam") if ":iam:" in tidy else ""
    raise Wrong("certificate-arn", say("config-certificate-arn.what"), say("config-certificate-arn.why"), better, fix)


def _refuse_elsewhere(arn: str, region: str, account: str | None, problems: Problems) -> None:
    """A load balancer takes certificates of its own region and account only."""
    found = ARN.fullmatch(arn)
    assert found is not None
    shown = quoted(arn)
    if region and found["region"] != region:
        what = say("config-certificate-region.what", arn=shown, there=found["region"], region=region)
        why, fix = say("config-certificate-region.why"), say("config-certificate-region.fix", region=region)
        problems.add("certificate-region", PLACE, what, why, fix)
    elif region and found["partition"] != _partition(region):
        right = _partition(region)
        what = say(
            "config-certificate-region.what-partition",
            arn=shown,
            partition=found["partition"],
            region=region,
            right=right,
        )
        why = say("config-certificate-region.why-partition")
        fix = say("config.write", line=f"arn = {quoted(arn.replace(found['partition'], right, 1))}")
        problems.add("certificate-region", PLACE, what, why, fix)
    if account and found["account"] != account:
        what = say("config-certificate-account.what", arn=shown, there=found["account"], account=account)
        why, fix = say("config-certificate-account.why"), say("config-certificate-account.fix", account=account)
        problems.add("certificate-account", PLACE, what, why, fix)


def _partition(region: str) -> str:
    return {"cn": "aws-cn", "us-gov": "aws-us-gov"}.get(region.rpartition("-")[0].rpartition("-")[0], "aws")
