import ssl

import pytest

from moto_fixtures.accounts import furnish
from moto_fixtures.data_plane.tls import apply


def names_shown(browser, name):
    """The names in the certificate that a listener shows to a client that asks for one."""
    context = browser.trust()
    context.check_hostname = False
    with browser.connect(443, name, context) as connection:
        return sorted(value for _, value in connection.getpeercert()["subjectAltName"])


def test_the_certificate_follows_the_name_asked_for(browser, region, listener):
    """SNI: an exact name, then a wildcard, else the default certificate (T3.14)."""
    listener.sni.append(furnish.certificate(region, "*.other.kr"))
    listener.sni.append(furnish.certificate(region, "shop.other.kr"))
    assert names_shown(browser, "koing.shop") == ["*.koing.shop", "koing.shop"]
    assert names_shown(browser, "a.other.kr") == ["*.other.kr"]
    assert names_shown(browser, "shop.other.kr") == ["shop.other.kr"]
    assert names_shown(browser, "unknown.kr") == ["*.koing.shop", "koing.shop"]


def test_a_name_in_no_certificate_fails_at_the_client(browser):
    """As a browser would say."""
    with pytest.raises(ssl.SSLCertVerificationError, match=r"not valid for 'unknown\.kr'"):
        browser.ask("https://unknown.kr/")


def test_another_default_certificate_is_shown_at_once(browser, region, listener):
    """Without a new socket (T3.15)."""
    names_shown(browser, "koing.shop")
    listener.certificate = furnish.certificate(region, "new.kr")
    assert names_shown(browser, "koing.shop") == ["new.kr"]


def test_an_elliptic_certificate_has_an_elliptic_key(browser, region, listener):
    """As ACM was asked for."""
    region.acm.certificates[listener.certificate].key_algorithm = "EC_prime256v1"
    context = browser.trust()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with browser.connect(443, "koing.shop", context) as connection:
        assert connection.cipher()[0].startswith("ECDHE-ECDSA")


@pytest.mark.parametrize(
    ("policy", "version", "works"),
    [
        ("ELBSecurityPolicy-TLS13-1-2-2021-06", "TLSv1_2", True),
        ("ELBSecurityPolicy-TLS13-1-2-2021-06", "TLSv1_3", True),
        ("ELBSecurityPolicy-TLS13-1-3-2021-06", "TLSv1_2", False),
        ("ELBSecurityPolicy-2016-08", "TLSv1_3", False),
        ("ELBSecurityPolicy-2016-08", "TLSv1_2", True),
    ],
)
def test_the_policy_says_which_versions_are_spoken(browser, listener, policy, version, works):
    """Also after it was changed (T3.34)."""
    listener.ssl_policy = policy
    context = browser.trust()
    context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
    browser.plane.listeners()
    if works:
        browser.connect(443, "koing.shop", context).close()
    else:
        with pytest.raises((ssl.SSLError, ConnectionError)):
            browser.connect(443, "koing.shop", context)


@pytest.mark.parametrize(
    ("policy", "oldest"),
    [
        ("ELBSecurityPolicy-2016-08", ssl.TLSVersion.MINIMUM_SUPPORTED),
        ("ELBSecurityPolicy-TLS-1-1-2017-01", ssl.TLSVersion.MINIMUM_SUPPORTED),
        ("ELBSecurityPolicy-TLS-1-2-2017-01", ssl.TLSVersion.TLSv1_2),
    ],
)
def test_old_policies_admit_old_versions(policy, oldest):
    """TLS 1.0 and 1.1, as far as this machine's OpenSSL has them."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    apply(context, policy)
    assert context.minimum_version == oldest


def test_only_http_1_is_offered(browser):
    """A client that prefers HTTP/2 gets 1.1."""
    context = browser.trust()
    context.set_alpn_protocols(["h2", "http/1.1"])
    with browser.connect(443, "koing.shop", context) as connection:
        assert connection.selected_alpn_protocol() == "http/1.1"
