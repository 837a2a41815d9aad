from moto_fixtures.ids import Ids, fingerprint


def test_the_nth_id_is_always_the_same_and_no_two_are_equal():
    """Ids look random and are reproducible."""
    first, second = Ids("S0"), Ids("S0")
    drawn = [first.hex(16) for _ in range(100)]
    assert drawn == [second.hex(16) for _ in range(100)]
    assert len(set(drawn)) == 100


def test_ids_have_the_asked_length_and_alphabet():
    """Hexadecimal, digits, capitals."""
    ids = Ids("S0")
    assert len(ids.digits(10)) == 10
    assert ids.digits(10).isdigit()
    assert len(ids.upper(20)) == 20
    assert ids.upper(20).isupper()
    assert ids.uuid().count("-") == 4


def test_a_fingerprint_depends_on_the_text_only():
    """The same text, the same string."""
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
