"""A certificate authority for one run, which clients are told to trust by its PEM file: `curl --cacert`.

It signs what ACM would have: a certificate per name list, valid for 13 months (T1.19).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = dt.timedelta(days=1)
VALID_FOR = 395 * DAY
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey


class LocalCa:
    """`path` is the PEM file of its own certificate; it and all others are written into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._leaf_keys: dict[bool, Key] = {}
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "edgeops sandbox")])
        self._certificate = self._root()
        self.path = folder / "ca.pem"
        self.path.write_bytes(_pem(self._certificate))

    def _root(self) -> x509.Certificate:
        usage = _usage(key_cert_sign=True, crl_sign=True)
        public = self._key.public_key()
        return (
            _builder(self._name, self._name, public)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .sign(self._key, hashes.SHA256())
        )

    def issue(self, name: str, names: Sequence[str], is_rsa: bool) -> Path:
        """A file with key and chain for these DNS names, called by `name`."""
        key = self._leaf_key(is_rsa)
        signer = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
        leaf = (
            _builder(subject, self._name, key.public_key())
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(digital_signature=True, key_encipherment=is_rsa), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(signer), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        path = self._folder / f"{name}.pem"
        path.write_bytes(_key_pem(key) + _pem(leaf) + _pem(self._certificate))
        path.chmod(0o600)
        return path

    def _leaf_key(self, is_rsa: bool) -> Key:
        """One of each kind for all: making an RSA key takes a while."""
        if is_rsa not in self._leaf_keys:
            made: Key = rsa.generate_private_key(65537, 2048) if is_rsa else ec.generate_private_key(ec.SECP256R1())
            self._leaf_keys[is_rsa] = made
        return self._leaf_keys[is_rsa]


def _builder(subject: x509.Name, issuer: x509.Name, public: PublicKey) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public)
    builder = builder.serial_number(x509.random_serial_number())
    return builder.not_valid_before(now - DAY).not_valid_after(now + VALID_FOR)


def _usage(**on: bool) -> x509.KeyUsage:
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")  # fmt: skip
    return x509.KeyUsage(**{name: on.get(name, False) for name in names})


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: Key) -> bytes:
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(pem, pkcs8, serialization.NoEncryption())
