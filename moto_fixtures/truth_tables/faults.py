"""What goes wrong on the way."""

from __future__ import annotations

TABLE = r"""
fault-codes: Denied, throttled, expired: each service in its own code and status [T2.1, T4.20, T5.9-10]
    faults/refusals::each_service_has_its_own_words
fault-denied: A denial names user, action and resource [T5.10]
    faults/refusals::a_denial_names_user_action_and_resource
fault-request: A call may be lost before AWS sees it [E5]
    faults/effects::a_lost_request_is_not_carried_out
fault-response: Or its answer, when it is done [E5]
    faults/effects::a_lost_response_was_carried_out
"""
