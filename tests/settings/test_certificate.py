"""`[certificate]`: a kind to request, or one of the user's own."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Spec
from edgeops.settings.certificate import parse_arn
from edgeops.settings.problems import Wrong

UUID = "01234567-89ab-cdef-0123-456789abcdef"
ARN = f"arn:aws:acm:ap-northeast-2:123456789012:certificate/{UUID}"
STACK = '[stack]\nname = "koing"\nregion = "{region}"\naccount = "123456789012"'


def test_rsa_is_the_default(spec: Callable[..., Spec]) -> None:
    """Every browser understands it."""
    understood = spec()
    assert (understood.key_type, understood.certificate) == ("RSA_2048", None)


@pytest.mark.parametrize("key_type", ["RSA_2048", "EC_prime256v1", "EC_secp384r1"])
def test_each_key_type_of_acm_can_be_chosen(spec: Callable[..., Spec], key_type: str) -> None:
    """By ACM's own name."""
    assert spec(rest=f"[certificate]\nkey_type = '{key_type}'").key_type == key_type


@pytest.mark.parametrize(
    ("region", "partition"), [("ap-northeast-2", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")]
)
def test_a_certificate_of_the_users_own_can_be_used(spec: Callable[..., Spec], region: str, partition: str) -> None:
    """In each partition of AWS."""
    arn = f"arn:{partition}:acm:{region}:123456789012:certificate/{UUID}"
    stack = STACK.format(region=region)
    assert spec(stack=stack, rest=f"[certificate]\narn = '{arn}'").certificate == arn


def test_without_an_account_any_will_do(spec: Callable[..., Spec]) -> None:
    """Whose credentials are used, only AWS knows."""
    assert spec(rest=f"[certificate]\narn = '{ARN}'").certificate == ARN


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("keytype = 'RSA_2048'", "unknown-key", "keytype", "keytype", "Did you mean key_"),
        ("key_type = 'RSA-2048'", "key-type", "key_type", "RSA-2048", "Write: key_type"),
        ("key_type = 'rsa_2048'", "key-type", "key_type", "rsa_2048", 'Write: key_type = "RSA_2048"'),
        ("key_type = 'RSA_4096'", "key-type", "key_type", "RSA_4096", "Write: key_type"),
        ("key_type = 2048", "type", "key_type", "2048", "Write: key_type"),
        ("key_type = 'x'", "key-type", "key_type", '"x"', "For example: key_type"),
        (f"arn = '{ARN}'\nkey_type = 'RSA_2048'", "exclusive", "arn", '"RSA_2048"', "Take key_type or arn out."),
        ("arn = ''", "certificate-arn", "arn", '""', "For example: arn = "),
        ("arn = 5", "type", "arn", "= 5", "For example: arn = "),
        ("arn = 'arn:aws:acm'", "certificate-arn", "arn", '"arn:aws:acm"', "For example: arn = "),
        (f"arn = '{ARN} '", "certificate-arn", "arn", f"{ARN} ", f'Write: arn = "{ARN}"'),
        (f"arn = '{ARN.upper()}'", "certificate-arn", "arn", "ARN:AWS", f'Write: arn = "{ARN}"'),
        (f"arn = '{UUID}'", "certificate-arn", "arn", UUID, f'Write: arn = "{ARN}"'),
        (f"arn = '{ARN.replace('aws', 'aws-eu', 1)}'", "certificate-arn", "arn", "aws-eu", "For example: arn = "),
        ("arn = 'arn:aws:iam::123456789012:server-certificate/k'", "certificate-arn", "arn", ":iam:", "Import that"),
        (
            f"arn = '{ARN.replace('ap-northeast-2', 'us-east-1')}'",
            "certificate-region",
            "arn",
            "is in us-east-1, the stack in ap-northeast-2",
            "Give the ARN of a certificate in ap-northeast-2",
        ),
        (
            f"arn = '{ARN.replace('aws', 'aws-cn', 1)}'",
            "certificate-region",
            "arn",
            "arn:aws-cn, but ap-northeast-2 is in aws",
            f'Write: arn = "{ARN}"',
        ),
        (
            f"arn = '{ARN.replace('123456789012', '210987654321')}'",
            "certificate-account",
            "arn",
            "is in account 210987654321, the stack in 123456789012",
            "Give the ARN of one in account 123456789012",
        ),
    ],
)
def test_a_wrong_certificate_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """Where two things differ both are named."""
    finding = problem(stack=STACK.format(region="ap-northeast-2"), rest=f"[certificate]\n{toml}")
    assert (finding.id, finding.where) == (f"config-{slug}", f"edgeops.toml: certificate.{where}")
    assert value in finding.what
    assert finding.fix.startswith(fix)


def test_another_account_in_the_environment_counts_too(problem: Callable[..., Finding]) -> None:
    """It is the guard where the file has none."""
    finding = problem(environ={"EDGEOPS_ACCOUNT": "210987654321"}, rest=f"[certificate]\narn = '{ARN}'")
    assert finding.id == "config-certificate-account"


def test_where_region_and_account_are_wrong_the_certificate_is_not_blamed(
    problems: Callable[..., tuple[Finding, ...]],
) -> None:
    """They are reported where they stand."""
    found = problems(stack=STACK.format(region="seoul"), rest=f"[certificate]\narn = '{ARN}'")
    assert [finding.id for finding in found] == ["config-region"]


@pytest.mark.parametrize(("region", "account"), [("", "123456789012"), ("ap-northeast-2", None)])
def test_an_id_alone_is_completed_only_with_what_is_known(region: str, account: str | None) -> None:
    """A suggestion is never a guess."""
    with pytest.raises(Wrong) as caught:
        parse_arn(UUID, region, account)
    assert caught.value.better == ""
