"""Certificates as text. Nothing here ends TLS, so an issued certificate's text is a placeholder."""

from __future__ import annotations

from moto_fixtures.errors import AwsError

PLACEHOLDER = "-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVk\n-----END CERTIFICATE-----\n"


def names(text: str) -> tuple[str, ...]:
    """The DNS names in a PEM certificate; raises ValidationException for anything else."""
    from cryptography import x509

    try:
        certificate = x509.load_pem_x509_certificate(text.encode())
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (ValueError, x509.ExtensionNotFound) as error:
        raise AwsError("ValidationException", "The certificate is not PEM-encoded or names no host.") from error
    return tuple(extension.value.get_values_for_type(x509.DNSName))
