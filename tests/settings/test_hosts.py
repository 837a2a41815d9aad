"""Each host has one spelling; what AWS would refuse is refused here, with its reason."""

import unicodedata

import pytest

from edgeops import naming
from edgeops.settings.hosts import fold
from edgeops.settings.problems import Wrong

LABEL_63 = "a" * 63
LONGEST = "a" * 50 + ".bbb.koing.com"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("koing.shop", "koing.shop"),
        ("KOING.Shop", "koing.shop"),
        ("koing.shop.", "koing.shop"),
        ("*.koing.shop", "*.koing.shop"),
        ("*.KOING.shop.", "*.koing.shop"),
        ("a-b.c1.koing.co.kr", "a-b.c1.koing.co.kr"),
        ("쾡.kr", "xn--9j7b.kr"),
        (unicodedata.normalize("NFD", "쾡.kr"), "xn--9j7b.kr"),
        ("XN--9J7B.kr", "xn--9j7b.kr"),
        ("*.쾡.kr", "*.xn--9j7b.kr"),
        ("쾡。kr。", "xn--9j7b.kr"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("쾡.한국", "xn--9j7b.xn--3e0b707e"),
        ("ｋoing.shop", "koing.shop"),
        (LONGEST, LONGEST),
    ],
)
def test_spellings_of_one_host_are_folded_into_one(text: str, host: str) -> None:
    """Case, final dot, Unicode form and IDNA do not make another name."""
    assert fold(text) == host
    assert fold(host) == host


@pytest.mark.parametrize(
    ("text", "slug", "better"),
    [
        ("", "host", ""),
        (".", "host", ""),
        ("koing..shop", "host", "koing.shop"),
        (".koing.shop", "host", "koing.shop"),
        ("koing.shop..", "host", "koing.shop"),
        ("https://koing.shop/", "host-url", "koing.shop"),
        ("HTTP://KOING.shop", "host-url", "KOING.shop"),
        ("koing.shop/login?x=1#y", "host-url", "koing.shop"),
        ("koing.shop:3000", "host-url", "koing.shop"),
        ("ec2-user@koing.shop", "host-url", "koing.shop"),
        (" koing.shop\n", "host-url", "koing.shop"),
        ("https://", "host-url", ""),
        ("https://koing/", "host-url", ""),
        ("43.200.1.2", "host-ip", ""),
        ("http://43.200.1.2:8080/", "host-ip", ""),
        ("2001:db8::1", "host-ip", ""),
        ("[2001:db8::1]:80", "host-ip", ""),
        ("koing", "host-dot", ""),
        ("localhost", "host-dot", ""),
        ("com.", "host-dot", ""),
        ("*.com", "host-wildcard", ""),
        ("*", "host-wildcard", ""),
        ("*.*", "host-wildcard", ""),
        ("*.*.koing.shop", "host-wildcard", "*.koing.shop"),
        ("a.*", "host-wildcard", ""),
        ("a.*.koing.shop", "host-wildcard", "*.koing.shop"),
        ("www*.koing.shop", "host-wildcard", "*.koing.shop"),
        ("my_app.koing.shop", "host-characters", "my-app.koing.shop"),
        ("*.my_app.shop", "host-characters", "*.my-app.shop"),
        ("koing shop.com", "host-characters", ""),
        ("ko!ng.shop", "host-characters", ""),
        ("ko\x1bng.shop", "host-characters", ""),
        ("koing?.shop", "host-url", ""),
        ("-koing.shop", "host-hyphen", ""),
        ("koing-.shop", "host-hyphen", ""),
        ("ab--cd.shop", "host-hyphen", ""),
        ("koing.shop1", "host-ending", ""),
        ("koing.1", "host-ending", ""),
        (LABEL_63 + "a.com", "host-long", ""),
        ("a." + LONGEST, "host-long", ""),
        (".".join([LABEL_63] * 3), "host-long", ""),
        (".".join([LABEL_63] * 4), "host-long", ""),
        ("a" * 5000, "host-long", ""),
        ("☃.kr", "host-idn", ""),
        ("💩.koing.shop", "host-idn", ""),
        ("쾡!.kr", "host-idn", ""),
        ("xn--zzzzzzzz99999.kr", "host-idn", ""),
        ("xn--.com", "host-idn", ""),
        ("쾡" * 60 + ".kr", "host-idn", ""),
        ("abא.com", "host-idn", ""),
    ],
)
def test_what_is_no_host_is_refused_with_the_nearest_right_one(text: str, slug: str, better: str) -> None:
    """Every refusal has its reason, and what it suggests would be taken."""
    with pytest.raises(Wrong) as caught:
        fold(text)
    assert (caught.value.slug, caught.value.better) == (slug, better)
    assert caught.value.why
    if better:
        assert fold(better)


@pytest.mark.parametrize(
    ("length", "reason"), [(64, None), (65, "certificate"), (128, "certificate"), (129, "load balancer"), (254, "DNS")]
)
def test_the_reason_of_a_long_name_is_the_limit_that_it_breaks(length: int, reason: str | None) -> None:
    """ACM takes 64 characters, a rule 128, DNS 253."""
    host = ("a." * length)[: length - 6] + "ab.com"
    host = host if length % 2 == 0 else "b" + host[1:].replace(".", "c", 1)
    assert len(host) == length
    if reason is None:
        assert fold(host) == host
        return
    with pytest.raises(Wrong, match=f"{length} characters") as caught:
        fold(host)
    assert reason in caught.value.why


def test_a_pasted_port_is_pointed_to_the_target() -> None:
    """`https://domain:3000` is dead on a load balancer; the port belongs into `to`."""
    with pytest.raises(Wrong) as caught:
        fold("https://koing.shop:3000/")
    assert "web:3000" in caught.value.fix


def test_the_longest_host_leaves_room_for_its_marker() -> None:
    """The marker's name stands one label above the host, in a DNS name of 253 characters."""
    assert len(fold(LONGEST)) == 64
    assert len(naming.marker_name(LONGEST)) <= 253


def test_a_control_character_never_reaches_the_terminal() -> None:
    """An escape in the file is shown, not performed."""
    with pytest.raises(Wrong) as caught:
        fold("ko\x1bng.shop")
    assert "\x1b" not in caught.value.what
    assert "\\x1b" in caught.value.what
