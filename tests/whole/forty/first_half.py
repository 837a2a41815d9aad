"""Cases 1 to 20: crashes, addresses, load balancers, certificates, records."""

from __future__ import annotations

from collections.abc import Mapping

from tests.whole.forty.clause import Clause, shown

ADDRESS, BALANCER = "resources/test_address.py::test_", "resources/balancer/test___init__.py::test_"
CERTIFICATE, REQUESTS = "resources/certificate/test___init__.py::test_", "resources/certificate/test_requests.py::test_"
CHANGES, VALIDATION = "whole/test_changes.py::test_", "resources/test_validation.py::test_"
CUTOVER, RECORDS = "resources/test_cutover.py::test_", "resources/records/test___init__.py::test_"
FOREIGN, SAYS_NO = "whole/test_foreign_things.py::test_", "whole/test_forty_aws_says_no.py::test_"
IN_THE_WAY = FOREIGN + "up_is_refused_and_down_has_nothing_to_do"
LISTENER, STOPS, WAITS = (
    "resources/https/test_listener.py::test_",
    "whole/test_stops.py::test_",
    "whole/test_waits.py::test_",
)
CRASHES = "whole/test_torture.py::test_killed_at_a_write"

CASES: Mapping[int, tuple[Clause, ...]] = {
    1: (
        shown("killed before and after every write of a fresh up: the next one converges", CRASHES),
        shown("one of each", ADDRESS + "an_address_left_by_a_crash_is_used", CRASHES),
        shown("none untagged", "whole/test_contract.py::test_everything_made_is_tagged_in_the_call_that_makes_it"),
    ),
    2: (
        shown("the same for down", CRASHES),
        shown("foreign things untouched", "whole/test_denied.py::test_down_with_an_action_denied"),
    ),
    3: (
        shown(
            "an address allocated and its answer lost: one", SAYS_NO + "an_address_whose_answer_is_lost_is_found_again"
        ),
        shown("one request an attempt", ADDRESS + "allocate_is_never_sent_twice"),
    ),
    4: (
        shown(
            "500 three times, then one address",
            SAYS_NO + "an_address_that_fails_three_times_is_allocated_once",
            decided="One attempt a run: each `up` asks once, so the fourth `up` has it.",
        ),
        shown("no address left", SAYS_NO + "no_address_left_is_said_and_nothing_that_costs_is_made"),
    ),
    5: (shown("a load balancer's answer lost: the same one", BALANCER + "a_lost_answer_makes_no_second_one"),),
    6: (
        shown(
            "same name and settings, load balancer",
            IN_THE_WAY,
            BALANCER + "a_load_balancer_that_only_has_our_name_stands_in_the_way",
        ),
        shown(
            "made between look and create", BALANCER + "one_with_our_name_and_settings_made_meanwhile_is_not_adopted"
        ),
        shown(
            "target group",
            IN_THE_WAY,
            "resources/test_groups.py::test_one_with_our_name_and_settings_made_meanwhile_is_not_adopted",
        ),
        shown(
            "security group",
            IN_THE_WAY,
            "resources/firewall/test___init__.py::test_a_group_of_our_name_made_meanwhile_is_not_adopted",
        ),
        shown("alarm", decided="edgeops makes no alarms."),
    ),
    7: (
        shown(
            "other settings: named with its tags",
            FOREIGN + "a_foreign_load_balancer_is_named_with_its_tags",
            IN_THE_WAY,
        ),
        shown("also after Duplicate", BALANCER + "one_with_our_name_and_other_settings_made_meanwhile_is_named"),
    ),
    8: (shown("down, then up at once", SAYS_NO + "up_right_after_down_waits_for_the_name"),),
    9: (
        shown(
            "a token that leads to a deleted certificate",
            REQUESTS + "a_token_that_answers_with_a_deleted_certificate_is_passed_over",
        ),
        shown("again and again", REQUESTS + "after_too_many_deleted_ones_up_says_when_to_come_back"),
    ),
    10: (
        shown("a request's answer lost", REQUESTS + "a_lost_answer_makes_no_second_one"),
        shown("listed 20 s late", SAYS_NO + "a_certificate_that_is_listed_late_is_not_requested_twice"),
    ),
    11: (shown("an EC certificate: the second up is a no-op", CERTIFICATE + "ec_certificates_are_seen"),),
    12: (
        shown("no record for 15 s, then one by one", SAYS_NO + "every_name_is_waited_for_before_a_record_is_written"),
        shown("never", WAITS + "up_gives_up_and_the_next_one_finishes"),
    ),
    13: (shown("apex and wildcard have one CNAME", VALIDATION + "apex_and_wildcard_share_one_record"),),
    14: (
        shown("an equal CNAME stands", VALIDATION + "an_equal_record_that_is_there_is_not_rewritten"),
        shown("another value stands", VALIDATION + "another_value_stops_and_is_left"),
    ),
    15: (
        shown("CAA_ERROR", STOPS + "caa_is_named", WAITS + "up_gives_up_and_the_next_one_finishes"),
        shown(
            "VALIDATION_TIMED_OUT", WAITS + "a_certificate_that_times_out_is_requested_once_more_and_never_a_third_time"
        ),
        shown("ADDITIONAL_VERIFICATION_REQUIRED: never", CERTIFICATE + "a_refusal_for_good_is_not_requested_again"),
        shown("once more at most", CERTIFICATE + "a_dead_one_is_requested_once_more_and_then_it_is_an_error"),
    ),
    16: (
        shown(
            "eleven names",
            CERTIFICATE + "eleven_names_are_two_certificates",
            decided="They are packed, ten a certificate.",
        ),
        shown("LimitExceededException: one request", SAYS_NO + "at_the_limit_of_certificates_acm_is_asked_once"),
    ),
    17: (
        shown(
            "UnsupportedCertificate after ISSUED",
            LISTENER + "a_certificate_that_the_listener_does_not_know_yet_is_waited_for",
            STOPS + "a_certificate_the_load_balancer_does_not_know_yet",
        ),
        shown(
            "pending for ever",
            STOPS + "a_certificate_that_is_never_issued_is_5_at_the_limit",
            WAITS + "up_gives_up_and_the_next_one_finishes",
        ),
    ),
    18: (
        shown(
            "PriorRequestNotComplete and Throttling, rate, one writer",
            SAYS_NO + "route53_is_asked_again_by_one_writer",
        ),
        shown(
            "the rate by itself",
            SAYS_NO + "route53_is_never_asked_too_fast",
            "aws/test_buckets.py::test_in_no_span_of_time_are_there_more_calls_than_burst_and_rate_allow",
        ),
    ),
    19: (
        shown(
            "A, CNAME, AAAA, weighted without marker: refused, printed",
            IN_THE_WAY,
            RECORDS + "what_is_somebody_elses_is_refused_and_named",
            RECORDS + "whose_name_it_is",
        ),
        shown(
            "--takeover: one batch",
            CUTOVER + "two_names_of_a_zone_move_in_one_batch_after_their_targets_are_healthy",
            CUTOVER + "what_cannot_be_taken_over_is_refused_all_the_same",
            decided="Weighted records, HTTPS and SVCB are never taken over.",
        ),
        shown("put back byte by byte", CUTOVER + "what_is_taken_over_is_put_back_byte_by_byte"),
    ),
    20: (
        shown(
            "marker of another stack or account: up stops",
            IN_THE_WAY,
            FOREIGN + "a_name_that_another_marks_while_it_leads_to_us_stops_down",
        ),
        shown(
            "down stops",
            FOREIGN + "a_name_that_another_marks_while_it_leads_to_us_stops_down",
            FOREIGN + "a_name_that_another_marks_and_leads_elsewhere_is_left_by_down",
            decided="Where the name leads elsewhere `down` harms nobody: it leaves the name and goes on.",
        ),
        shown(
            "between plan and write", "test_batches.py::test_what_appears_between_plan_and_write_stops_up_and_is_left"
        ),
    ),
}
