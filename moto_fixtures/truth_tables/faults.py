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
fault-kill: Or the client is killed, before or after [T(b)1]
    faults/effects::a_killed_client_makes_no_more_calls
fault-delay: Or the call is late [E5]
    faults/effects::a_delay_is_slept_before_the_call
fault-organisation: A denial may be an organisation's [T5.10]
    faults/refusals::a_denial_may_give_another_reason
fault-action: One action alone may be denied [T(b)39]
    faults/refusals::one_action_may_be_denied
fault-expiry: Credentials expire in the middle [T5.9]
    faults/refusals::credentials_may_expire_at_a_call
rate-throttled: Token buckets: 5 calls a second of Route 53, others by service [T2.1, T3.40, T1.14]
    rates::too_many_calls_are_throttled_and_logged
call-refused: A refused call changes nothing [T2.4, T4.13]
    gateway::a_refused_call_changes_nothing
"""
