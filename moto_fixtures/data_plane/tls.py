"""The TLS side of an HTTPS listener: the policy's protocol versions, the certificate by the name asked for.

A name that no certificate of the listener has gets the default one (T3.14), as a client without SNI does.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator

from moto.elbv2.ssl_policies import SSL_POLICIES

from moto_fixtures.acm.state import Certificate
from moto_fixtures.cloud import Region
from moto_fixtures.data_plane.local_ca import LocalCa
from moto_fixtures.elbv2.state import Listener

Chooser = Callable[[str | None], Certificate | None]
"""The certificate for a server name."""
NOBODY = "no-certificate.invalid"
OLD = ("TLSv1", "TLSv1.1")


class Contexts:
    """Server contexts, one per certificate, made when first asked for."""

    def __init__(self, ca: LocalCa) -> None:
        self._ca = ca
        self._made: dict[tuple[str, tuple[str, ...], bool], ssl.SSLContext] = {}

    def listener(self, policy: str, chooser: Chooser) -> ssl.SSLContext:
        """For a listener: which certificate it shows is asked anew at every handshake."""
        context = self._context("listener", (NOBODY,), False)

        def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> int | None:
            certificate = chooser(name)
            if certificate is None:
                return ssl.ALERT_DESCRIPTION_HANDSHAKE_FAILURE
            connection.context = self._of(certificate)
            return None

        context.sni_callback = choose
        apply(context, policy)
        return context

    def _of(self, certificate: Certificate) -> ssl.SSLContext:
        # A world begun anew gives the same ARNs to other certificates.
        key = certificate.arn, certificate.names, certificate.key_algorithm.startswith("RSA")
        if key not in self._made:
            self._made[key] = self._context(certificate.arn.rpartition("/")[2], *key[1:])
        return self._made[key]

    def _context(self, name: str, names: tuple[str, ...], is_rsa: bool) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._ca.issue(name, names, is_rsa))
        context.set_alpn_protocols(["http/1.1"])
        return context


def apply(context: ssl.SSLContext, policy: str) -> None:
    """The policy's oldest and newest protocol; TLS 1.1 is let in together with 1.0, both as far as OpenSSL has them."""
    versions = SSL_POLICIES[policy]["ssl_protocols"]
    old = any(each in OLD for each in versions)
    context.set_ciphers("DEFAULT:@SECLEVEL=0" if old else "DEFAULT")
    only_new = versions == ["TLSv1.3"]
    newest = ssl.TLSVersion.TLSv1_3 if "TLSv1.3" in versions else ssl.TLSVersion.TLSv1_2
    context.maximum_version = newest
    oldest = ssl.TLSVersion.TLSv1_3 if only_new else ssl.TLSVersion.TLSv1_2
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED if old else oldest


def chosen(region: Region, listener: Listener, name: str | None) -> Certificate | None:
    """The certificate that a listener shows to a client that asks for a name: an exact match before a wildcard."""
    wanted = (name or "").lower()
    known = [region.acm.certificates.get(arn) for arn in (listener.certificate, *listener.sni) if arn]
    held = [each for each in known if each is not None]
    for spelling in _spellings(wanted):
        for each in held:
            if spelling in each.names:
                return each
    return held[0] if held else None


def _spellings(name: str) -> Iterator[str]:
    yield name
    yield "*." + name.partition(".")[2]
