"""Names that fit, never change, and prove whose a thing is."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgeops import naming
from edgeops.naming import Marker

ELB_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
ELB_TAG_VALUE = re.compile(r"[\w\s.:/=+\-@]{0,256}")
LONGEST = "a" * 15

words = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=7)
stacks = st.lists(words, min_size=1, max_size=4).map(lambda parts: ("s" + "-".join(parts))[:15].rstrip("-"))
hosts = st.builds(
    lambda star, labels: "*." * star + ".".join(labels), st.booleans(), st.lists(words, min_size=2, max_size=5)
)
ports = st.integers(1, 65535)


@given(stacks, hosts, ports)
def test_every_name_is_one_that_elb_takes(stack: str, host: str, port: int) -> None:
    """At most 32 letters, digits and single hyphens, none at the ends; the prefix is what listings are searched for."""
    for name in (naming.balancer(stack), naming.group(stack, host, "web", port, "vpc-1")):
        assert len(name) <= 32
        assert ELB_NAME.fullmatch(name)
        assert name.startswith(naming.stack_prefix(stack))


def test_the_longest_stack_with_the_longest_port_keeps_seven_digits_of_the_hash() -> None:
    """The names of two sites of such a stack still differ."""
    one, other = (naming.group(LONGEST, host, "web", 65535, "vpc-1") for host in ("a.io", "b.io"))

    assert len(one) == 32
    assert re.fullmatch(f"eo-{LONGEST}-65535-[0-9a-f]{{7}}", one)
    assert one != other


@pytest.mark.parametrize(
    ("made", "pinned"),
    [
        (naming.balancer("koing"), "eo-koing-6eeedfb9"),
        (naming.balancer("koing", 1), "eo-koing-4cd4e9d4"),
        (naming.group("koing", "koing.shop", "web", 80, "vpc-1"), "eo-koing-80-a10e40b1"),
        (naming.group(LONGEST, "koing.shop", "web", 65535, "vpc-1"), "eo-aaaaaaaaaaaaaaa-65535-15f85de"),
        (naming.security_group("koing", "vpc-1"), "eo-koing-fb35a681"),
        (naming.spec_hash({"idle_timeout.timeout_seconds": "60"}), "v1-a76885313974"),
        (
            naming.certificate_token("123456789012", "ap-northeast-2", "koing", ("koing.shop",), "RSA_2048"),
            "5267fa0a577a46bac4e9b65bcb4ded42",
        ),
    ],
    ids=["balancer", "second-balancer", "group", "short-group", "security-group", "spec", "token"],
)
def test_names_are_the_same_in_every_version(made: str, pinned: str) -> None:
    """There is no state file: a name that changes leaves what stands in every account an orphan, and makes a second."""
    assert made == pinned


@pytest.mark.parametrize(
    "differs",
    [
        {"stack": "other"},
        {"site": "www.koing.shop"},
        {"instance": "api"},
        {"port": 8080},
        {"vpc": "vpc-2"},
        {"generation": 1},
    ],
    ids=lambda differs: next(iter(differs)),
)
def test_a_group_that_cannot_be_changed_into_the_wanted_one_has_another_name(differs: dict) -> None:
    """Port, protocol and VPC of a target group stay for ever, and it belongs to one load balancer."""
    usual = {"stack": "koing", "site": "koing.shop", "instance": "web", "port": 80, "vpc": "vpc-1"}

    assert naming.group(**usual | differs) != naming.group(**usual)


def test_names_that_must_be_unique_at_the_same_place_differ() -> None:
    """A load balancer of a further generation, a security group in another VPC."""
    assert naming.balancer("koing", 0) != naming.balancer("koing", 1)
    assert naming.security_group("koing", "vpc-1") != naming.security_group("koing", "vpc-2")
    assert not naming.security_group("koing", "vpc-1").startswith("sg-")


@pytest.mark.parametrize(("one", "other"), [(("a", "b"), ("ab",)), (("a", "bc"), ("ab", "c")), (("a", ""), ("a",))])
def test_the_parts_of_a_hash_do_not_run_into_each_other(one: tuple, other: tuple) -> None:
    """Where one part ends is part of the hash."""
    assert naming.digest(*one) != naming.digest(*other)


@given(stacks, st.sampled_from(["balancer", "group", "rule"]), st.none() | hosts, st.none() | words)
def test_tags_that_were_written_prove_ownership(stack: str, role: str, site: str | None, part: str | None) -> None:
    """Written at creation and read back, with values that ELB and ACM take."""
    written = naming.tags(stack, role, site, part)

    assert naming.owned(written, stack, role)
    assert all(ELB_TAG_VALUE.fullmatch(value) for value in written.values())
    assert (naming.SITE in written, naming.PART in written) == (site is not None, part is not None)


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"Name": "eo-koing-6eeedfb9"},
        naming.tags("koing-2", "group"),
        naming.tags("koing", "rule"),
        {"edgeops:stack": "koing", "edgeops:role": "group"},
    ],
    ids=["no-tags", "foreign-tags", "other-stack", "other-role", "no-format"],
)
def test_anything_else_is_not_ours(found: dict[str, str]) -> None:
    """A name alone proves nothing."""
    assert not naming.owned(found, "koing", "group")


def test_a_wildcard_site_is_tagged_without_its_star() -> None:
    """`*` is not among the characters of ELB's and ACM's tags."""
    assert naming.tags("koing", "rule", "*.koing.shop")["edgeops:site"] == "_wildcard.koing.shop"
    assert naming.tags("koing", "rule", "koing.shop")["edgeops:site"] == "koing.shop"


@given(st.dictionaries(words, words, min_size=2))
def test_the_spec_hash_is_of_what_is_set_and_not_of_its_order(attributes: dict[str, str]) -> None:
    """The same attributes, the same hash; one value changed, another."""
    backwards = dict(reversed(attributes.items()))
    first = next(iter(attributes))

    assert naming.spec_hash(backwards) == naming.spec_hash(attributes)
    assert naming.spec_hash(attributes | {first: "changed!"}) != naming.spec_hash(attributes)
    assert re.fullmatch(r"v1-[0-9a-f]{12}", naming.spec_hash(attributes))


def _token(**differs: object) -> str:
    usual = {
        "account": "123456789012",
        "region": "ap-northeast-2",
        "stack": "koing",
        "names": ("koing.shop", "www.koing.shop"),
        "key": "RSA_2048",
    }
    return naming.certificate_token(**usual | differs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "differs",
    [
        {"account": "210987654321"},
        {"region": "us-east-1"},
        {"stack": "other"},
        {"names": ("koing.shop",)},
        {"key": "EC_prime256v1"},
        {"generation": 1},
    ],
    ids=lambda differs: next(iter(differs)),
)
def test_another_certificate_is_another_request(differs: dict) -> None:
    """A generation further, too: ACM may hand out the dead certificate of a token for an hour."""
    assert _token(**differs) != _token()


def test_the_same_certificate_is_the_same_request() -> None:
    """A token is 32 of the characters that ACM takes and does not know the order of the names."""
    assert re.fullmatch(r"\w{32}", _token())
    assert _token(names=("www.koing.shop", "koing.shop")) == _token()


regions = st.sampled_from(["ap-northeast-2", "us-east-1", "ap-southeast-1", "us-gov-west-1"])
record_sets = st.lists(
    st.fixed_dictionaries(
        {"Name": hosts, "Type": st.sampled_from(["A", "AAAA", "CNAME"]), "TTL": st.integers(0, 2**31 - 1)},
        optional={"ResourceRecords": st.lists(st.fixed_dictionaries({"Value": st.text()}))},
    )
)
addresses = st.just("") | st.ip_addresses(v=4).map(str)
owners = st.tuples(st.from_regex(r"[0-9]{12}", fullmatch=True), regions, stacks)
markers = st.builds(
    lambda owner, old, address: Marker(*owner, old, address),
    owners,
    st.just("") | record_sets.map(naming.pack),
    addresses,
)


@given(markers)
def test_a_marker_is_read_back_as_it_was_written(marker: Marker) -> None:
    """With what it keeps and the address it leads to; nothing in it has to be escaped."""
    assert naming.parse_marker(marker.text()) == marker
    assert naming.parse_marker(naming.txt_text(naming.txt_value(marker.text()))) == marker
    assert len(replace(marker, old="").text().encode()) <= 255
    assert re.fullmatch(r"[ -~]+", marker.text())
    assert not set('"\\') & set(marker.text())


def test_the_marker_tells_people_what_it_is() -> None:
    """It is found by somebody who tidies a zone up; its text is what later versions have to understand."""
    assert Marker("123456789012", "ap-northeast-2", "koing").text() == (
        "edgeops/1 account=123456789012 region=ap-northeast-2 stack=koing (made by edgeops, do not delete)"
    )


def test_whose_marker_it_is_does_not_depend_on_what_it_keeps() -> None:
    """Account, region and stack are the identity."""
    mine = Marker("123456789012", "ap-northeast-2", "koing")
    assert mine.same_owner(replace(mine, old="eJx", address="192.0.2.1"))
    for other in ({"account": "210987654321"}, {"region": "us-east-1"}, {"stack": "koing-2"}):
        assert not mine.same_owner(replace(mine, **other))


@given(record_sets)
def test_what_is_packed_is_unpacked_as_it_was(records: list[object]) -> None:
    """Of characters that stand in a marker as they are: no space, no quote, no `=`."""
    packed = naming.pack(records)
    assert naming.unpack(packed) == records
    assert re.fullmatch(r"[A-Za-z0-9_-]+", packed)


@given(st.text("abcAZ019_-= \\", max_size=8) | record_sets.map(lambda sets: naming.pack(sets)[:-3]))
def test_a_damaged_text_is_unpacked_as_nothing(text: str) -> None:
    """Cut off or written by somebody: no traceback, no records."""
    assert naming.unpack(text) == []


@pytest.mark.parametrize("something", [{"Name": "koing.shop"}, "text", 7, None])
def test_only_a_list_is_what_was_packed(something: object) -> None:
    """Anything else was not written by us."""
    assert naming.unpack(naming.pack(something)) == []  # type: ignore[arg-type]


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters='"\\'), min_size=1, max_size=1200))
def test_a_text_is_cut_into_strings_and_put_together_again(text: str) -> None:
    """Quoted, of at most 255 bytes each, as Route53 wants them."""
    value = naming.txt_value(text)
    strings = re.findall(r'"([^"]*)"', value)
    assert naming.txt_text(value) == "".join(strings) == text
    assert {len(string) for string in strings[:-1]} <= {255}
    assert 0 < len(strings[-1]) <= 255


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"v=spf1 ~all"', "v=spf1 ~all"),
        ('"one" "two"', "onetwo"),
        (' "a note" ', "a note"),
        ("bare", "bare"),
        ('""', ""),
    ],
)
def test_the_text_of_somebody_elses_value(value: str, text: str) -> None:
    """However it was written."""
    assert naming.txt_text(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v=spf1 include:_spf.google.com ~all",
        "heritage=external-dns,external-dns/owner=default",
        "edgeops",
        "edgeops/1",
        "edgeops/1 account=123456789012 stack=koing",
        "edgeops/1 account region stack",
        "my-edgeops/1 account=123456789012 region=us-east-1 stack=koing",
        "account=123456789012 region=us-east-1 stack=koing",
    ],
)
def test_somebody_elses_txt_record_is_no_marker(text: str) -> None:
    """SPF, other tools, and markers that were cut off."""
    assert naming.parse_marker(text) is None


def test_a_marker_of_a_later_version_is_understood() -> None:
    """More fields do not make it foreign."""
    text = "edgeops/2 since=2027 account=123456789012 region=us-east-1 stack=koing (made by edgeops)"
    assert naming.parse_marker(text) == Marker("123456789012", "us-east-1", "koing")


@given(hosts)
def test_a_markers_place_leads_back_to_its_host(host: str) -> None:
    """Beside the name, never on it (it could be a CNAME), without a star, and with labels of at most 63 characters."""
    name = naming.marker_name(host)

    assert naming.marked_host(name) == host
    assert name != host
    assert "*" not in name
    assert max(map(len, name.split("."))) <= 63


@pytest.mark.parametrize("name", ["koing.shop", "_dmarc.koing.shop", "_edgeops", "www._edgeops.koing.shop"])
def test_other_names_are_no_markers(name: str) -> None:
    """Only the first label counts."""
    assert naming.marked_host(name) is None
