"""Tags as AWS lists them and as we use them."""

from hypothesis import given
from hypothesis import strategies as st

from edgeops.aws import tags

some = st.dictionaries(st.text(min_size=1), st.text())


@given(some)
def test_what_is_written_is_what_is_read(ours: dict[str, str]) -> None:
    """Every service spells them the same."""
    assert tags.read(tags.listed(ours)) == ours


def test_a_tag_without_a_value_is_an_empty_one() -> None:
    """ACM leaves an empty Value out."""
    assert tags.read([{"Key": "draft"}]) == {"draft": ""}


def test_ec2_wants_to_know_what_it_tags() -> None:
    """In the call that creates it."""
    assert tags.specification("elastic-ip", {"edgeops:stack": "koing"}) == [
        {"ResourceType": "elastic-ip", "Tags": [{"Key": "edgeops:stack", "Value": "koing"}]}
    ]
