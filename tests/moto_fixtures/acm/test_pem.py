import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from moto_fixtures.acm import pem
from moto_fixtures.errors import AwsError


def self_signed(*names):
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def test_names_are_read_from_an_imported_certificate(aws):
    """ImportCertificate shows up as ISSUED and IMPORTED, not eligible for renewal (T1.24)."""
    text = self_signed("shop.example.kr", "www.shop.example.kr")
    arn = aws.acm.import_certificate(Certificate=text, PrivateKey=b"key")["CertificateArn"]
    shown = aws.acm.describe_certificate(CertificateArn=arn)["Certificate"]
    assert shown["SubjectAlternativeNames"] == ["shop.example.kr", "www.shop.example.kr"]
    assert (shown["Status"], shown["Type"], shown["RenewalEligibility"]) == ("ISSUED", "IMPORTED", "INELIGIBLE")


def test_anything_else_is_refused():
    """ValidationException."""
    with pytest.raises(AwsError, match="ValidationException"):
        pem.names("not a certificate")
