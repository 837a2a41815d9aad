"""ListResourceRecordSets: sorted by reversed labels, paged from a cursor of name and type (T2.15, T2.17)."""

from __future__ import annotations

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError
from moto_fixtures.route53 import changes
from moto_fixtures.route53.names import order, spelled
from moto_fixtures.route53.state import key_of

MOST_PER_PAGE = 300


def list_records(region: Region, params: Params) -> Result:
    zone = region.cloud.dns.zone(params["HostedZoneId"])
    name, kind = params.get("StartRecordName"), params.get("StartRecordType", "")
    if kind and not name:
        raise AwsError("InvalidInput", "The input is not valid")
    size = min(int(params.get("MaxItems", MOST_PER_PAGE)), MOST_PER_PAGE)
    records = zone.sorted()
    if name:
        cursor = (order(spelled(name)), kind, params.get("StartRecordIdentifier", ""))
        records = [each for each in records if (order(key_of(each)[0]), *key_of(each)[1:]) >= cursor]
    shown, rest = records[:size], records[size:]
    answer: Result = {"ResourceRecordSets": shown, "IsTruncated": bool(rest), "MaxItems": str(size)}
    if rest:
        answer |= {"NextRecordName": rest[0]["Name"], "NextRecordType": rest[0]["Type"]}
        answer |= {"NextRecordIdentifier": rest[0].get("SetIdentifier")}
    return answer


def get_change(region: Region, params: Params) -> Result:
    return {"ChangeInfo": changes.info(region.cloud, params["Id"])}


OPERATIONS: dict[str, Handler] = {"ListResourceRecordSets": list_records, "GetChange": get_change}
