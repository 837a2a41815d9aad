import datetime as dt
import ssl

from cryptography import x509

from moto_fixtures.data_plane.local_ca import LocalCa


def test_it_signs_what_its_own_certificate_verifies(tmp_path):
    """A chain that a strict client accepts, RSA or elliptic, for all names."""
    authority = LocalCa(tmp_path)
    root = x509.load_pem_x509_certificate((tmp_path / "ca.pem").read_bytes())
    for is_rsa in (True, False):
        path = authority.issue(f"leaf-{is_rsa}", ("koing.shop", "*.koing.shop"), is_rsa)
        leaf, chained = x509.load_pem_x509_certificates(path.read_bytes())
        leaf.verify_directly_issued_by(root)
        assert chained == root
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        assert names.get_values_for_type(x509.DNSName) == ["koing.shop", "*.koing.shop"]
        assert leaf.not_valid_after_utc - leaf.not_valid_before_utc == dt.timedelta(days=396)


def test_keys_are_for_their_owner_only(tmp_path):
    """Nobody else reads the file."""
    path = LocalCa(tmp_path).issue("leaf", ("koing.shop",), False)
    assert path.stat().st_mode & 0o077 == 0
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(path)
