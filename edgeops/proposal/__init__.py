"""From what was seen to a file: which instance, which port, which health path - decided as pure values, with reasons.

`seen` is the data, `machine` and `choice` decide, `draft` is the file's text, `page` what the screen tells.
"""

from edgeops.proposal.choice import propose
from edgeops.proposal.draft import draft
from edgeops.proposal.machine import Chosen, choose
from edgeops.proposal.page import fields, page
from edgeops.proposal.seen import Proposal, Seen, SiteDraft, in_words

__all__ = ["Chosen", "Proposal", "Seen", "SiteDraft", "choose", "draft", "fields", "in_words", "page", "propose"]
