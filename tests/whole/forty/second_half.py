"""Cases 21 to 40: zones, waits, instances, security groups, rules, two at once, credentials, bad input."""

from __future__ import annotations

from collections.abc import Mapping

from tests.whole.forty.clause import Clause, shown

AT_ONCE, SAYS_NO = "whole/test_forty_several_at_once.py::test_", "whole/test_forty_aws_says_no.py::test_"
FIREWALL, FOREIGN = "resources/firewall/test_seeing.py::test_", "whole/test_foreign_things.py::test_"
GROUPS, RULES, LIMITS = (
    "resources/test_groups.py::test_",
    "resources/https/test_rules.py::test_",
    "test_limits.py::test_",
)
HEALTH, NETWORK = "resources/test_health.py::test_", "resources/test_network.py::test_"
FAILURES, CONNECT, DENIED = "aws/test_failures.py::test_", "aws/test___init__.py::test_", "whole/test_denied.py::test_"
STOPS, WAITS, ZONE = "whole/test_stops.py::test_", "whole/test_waits.py::test_", "resources/test_zone.py::test_"
BATCHES, CHANGES = "test_batches.py::test_", "whole/test_changes.py::test_"
TAGS, BAD_FILE = "aws/test_elbtags.py::test_", "whole/test_bad_files.py::test_a_wrong_file_is_told_before_aws_is_asked"
ATTEMPTS = "aws/test___init__.py::TestAttempts::test_"
LINGERS = SAYS_NO + "what_lingers_is_waited_for_with_its_reason"
GIVES_UP = (WAITS + "up_gives_up_and_the_next_one_finishes", WAITS + "down_gives_up_and_the_next_one_finishes")

CASES: Mapping[int, tuple[Clause, ...]] = {
    21: (
        shown(
            "edited by hand: down leaves it, says so, not 0",
            "resources/records/test___init__.py::test_a_record_changed_by_hand_is_left_by_down",
        ),
    ),
    22: (
        shown(
            "public and private zone of one name",
            ZONE + "a_private_zone_is_never_used",
            FOREIGN + "a_private_zone_of_the_same_name_is_left",
        ),
        shown("two public ones", ZONE + "two_public_zones_of_one_name_are_a_problem_where_nobody_can_tell"),
        shown("evil-example.com", ZONE + "a_zone_that_the_name_only_looks_like_is_not_its_zone"),
        shown(
            "a sub-zone that is not delegated",
            AT_ONCE + "a_subzone_that_nobody_delegates_ends_with_the_reason",
            decided="DNS itself is not asked yet: ACM's wait ends with the reason.",
        ),
        shown("150 zones", AT_ONCE + "150_zones_do_not_hide_the_right_one", ZONE + "all_pages_of_zones_are_read"),
        shown("a linked service's", ZONE + "a_zone_of_a_linked_service_is_never_used"),
    ),
    23: (
        shown("the wildcard there and back, no-op", BATCHES + "a_wildcard_is_written_and_found_again"),
        shown("names beside it", SAYS_NO + "a_wildcard_among_names_that_sort_beside_it"),
        shown("another escape is another name", "aws/test_dns.py::test_different_names_never_come_out_alike"),
    ),
    24: (
        shown(
            "1,200 records, 32,000 characters",
            BATCHES + "what_route53_does_not_take_at_once_is_cut_between_names",
            BATCHES + "hundreds_of_names_are_written_and_removed",
        ),
        shown("UPSERT counts double", decided="No UPSERT is ever sent: it would overwrite what was not read."),
        shown(
            "one bad record: nothing applied", "aws/test_dns.py::test_a_refused_batch_changes_nothing_and_is_read_again"
        ),
    ),
    25: (
        shown(
            "PENDING for five minutes, NoSuchChange after a restart",
            SAYS_NO + "a_change_of_an_earlier_run_is_not_asked_for",
        ),
        shown(
            "then INSYNC",
            BATCHES + "up_waits_until_the_name_servers_have_it",
            STOPS + "dns_that_never_gets_in_sync_is_5",
        ),
    ),
    26: (
        shown(
            "failed",
            STOPS + "a_load_balancer_that_fails_is_1_with_the_reason",
            WAITS + "a_load_balancer_that_failed_is_taken_away_and_made_again",
        ),
        shown("active_impaired", STOPS + "an_impaired_load_balancer_is_usable"),
        shown("provisioning for ever", STOPS + "a_load_balancer_that_never_gets_active_is_5", *GIVES_UP),
    ),
    27: (
        shown(
            "every reason code has its advice",
            "test_advice.py::test_every_reason_is_explained_with_the_target_it_is_about",
        ),
        shown("unhealthy at the limit: 3", STOPS + "an_unhealthy_target_is_3_with_the_reason", *GIVES_UP[:1]),
        shown("still starting at the limit: 5", HEALTH + "a_target_that_is_still_starting_at_the_limit_is_a_timeout"),
        shown(
            "a zone that is not enabled",
            NETWORK + "every_zone_with_an_instance_is_included",
            decided="Every zone of an instance is enabled.",
        ),
    ),
    28: (
        shown("pending, running after 40 s", GROUPS + "a_pending_instance_is_registered_as_soon_as_it_runs"),
        shown("terminated", "whole/test_guards.py::test_a_guard_stops_up_before_the_first_write"),
        shown("another VPC", NETWORK + "instances_in_two_vpcs_are_a_problem"),
        shown(
            "two interfaces",
            SAYS_NO + "the_address_goes_to_the_first_of_two_interfaces",
            NETWORK + "the_groups_of_a_second_interface_do_not_count",
        ),
    ),
    29: (
        shown(
            "ours, on another instance",
            CHANGES + "another_instance_gets_the_address_and_the_requests",
            decided="Ours follows its label.",
        ),
        shown("somebody else's, elsewhere", FOREIGN + "an_address_on_another_instance_is_not_moved"),
        shown(
            "somebody else's, on ours",
            FOREIGN + "an_address_that_is_on_the_instance_is_fine_and_stays",
            decided="An Elastic IP on the instance is fine, whoever made it; there is no --move.",
        ),
    ),
    30: (
        shown(
            "PtrSet, Locked, AuthFailure: the rest of down is done",
            SAYS_NO + "an_address_that_cannot_be_released_keeps_nothing_else",
        ),
    ),
    31: (
        shown(
            "not found three times", SAYS_NO + "a_security_group_that_is_not_found_yet_is_asked_again", *GIVES_UP[:1]
        ),
        shown("Duplicate", SAYS_NO + "a_rule_that_is_there_already_is_fine"),
        shown("a foreign rule is kept", SAYS_NO + "a_foreign_rule_in_our_security_group_is_kept"),
        shown("rule limit", SAYS_NO + "a_security_group_that_is_full_is_said"),
        shown("DependencyViolation for four minutes", LINGERS, *GIVES_UP[1:]),
        shown("referenced by another: named", FIREWALL + "an_equal_rule_of_yours_satisfies_and_is_never_removed"),
    ),
    32: (
        shown("in use for 30 s", LINGERS, *GIVES_UP[1:]),
        shown("used by a foreign load balancer", GROUPS + "a_group_that_a_foreign_load_balancer_uses_is_left"),
    ),
    33: (
        shown("in use for 60 s", LINGERS, *GIVES_UP[1:]),
        shown(
            "used elsewhere: at once",
            FOREIGN + "a_certificate_in_use_elsewhere_stops_down_only_when_it_is_to_go",
            "resources/certificate/test_requests.py::test_one_that_somebody_else_uses_is_left_at_once",
            "whole/test_neighbours.py::test_a_certificate_that_the_neighbour_uses_is_left_at_once",
        ),
    ),
    34: (
        shown(
            "deletion protection",
            FOREIGN + "deletion_protection_stops_down_and_not_up",
            STOPS + "a_protected_load_balancer_keeps_its_dns",
            decided="There is no --force: protection is switched off where it was switched on.",
        ),
    ),
    35: (
        shown(
            "another port: new group, switch, old one deleted",
            CHANGES + "a_changed_port_is_switched_only_after_its_target_is_healthy",
        ),
        shown(
            "no moment without a group",
            RULES + "a_changed_port_gets_traffic_only_when_it_is_healthy",
            CHANGES + "a_changed_port_that_is_closed_changes_nothing_for_visitors",
        ),
        shown(
            "another protocol or scheme",
            decided="There is one protocol to targets (http) and one scheme (internet-facing).",
        ),
    ),
    36: (
        shown(
            "26 sites, 101 rules",
            "resources/test_placement.py::test_too_much_is_refused_before_the_first_write",
            LIMITS + "what_sites_ask_for",
            "whole/test_several_balancers.py::test_the_first_site_too_many_opens_a_second",
            LIMITS + "the_limit_itself_is_allowed",
        ),
        shown(
            "six values",
            AT_ONCE + "a_host_with_its_aliases_is_split_into_rules_of_five_values",
            "test_routing.py::test_a_rule_has_at_most_five_values_and_every_network_is_let_in",
        ),
        shown(
            "a foreign rule has the priority",
            "resources/https/test_placing.py::test_a_priority_that_somebody_takes_meanwhile_is_passed_over",
            FOREIGN + "a_rule_in_our_block_is_left_and_stops_down",
        ),
        shown(
            "SetRulePriorities",
            AT_ONCE + "a_host_with_its_aliases_is_split_into_rules_of_five_values",
            RULES + "the_order_is_mended_before_anything_is_added",
        ),
    ),
    37: (
        shown(
            "one missing name or ARN",
            NETWORK + "a_missing_instance_hides_no_other",
            TAGS + "one_thing_that_is_gone_does_not_hide_the_others",
        ),
        shown("21 ARNs", TAGS + "tags_are_read_twenty_at_a_time"),
    ),
    38: (
        shown("two ups", AT_ONCE + "an_up_within_an_up_leaves_one_of_each", AT_ONCE + "two_ups_at_once_make_one_rule"),
        shown("up and down", AT_ONCE + "a_down_within_an_up_leaves_no_orphan"),
    ),
    39: (
        shown("no credentials", STOPS + "no_credentials", "whole/test_over_http.py::test_no_credentials_are_4"),
        shown("expired SSO", FAILURES + "credentials_that_are_missing_come_with_the_command_that_helps"),
        shown(
            "expired in the middle",
            WAITS + "credentials_that_expire_at_any_time_are_4_and_new_ones_carry_on",
            DENIED + "credentials_that_expire_in_the_middle",
        ),
        shown("wrong account", STOPS + "the_wrong_account_is_refused_before_anything_is_read"),
        shown("no region", BAD_FILE, decided="stack.region is required in the file; without a file, --region."),
        shown(
            "no region without a file",
            "whole/test_bad_invocations.py::TestMisuse::test_without_a_file_the_flags_must_be_right",
        ),
        shown("each action denied", DENIED + "up_with_an_action_denied", DENIED + "down_with_an_action_denied"),
        shown(
            "a wrong clock",
            AT_ONCE + "a_clock_that_is_wrong_is_4",
            FAILURES + "keys_that_aws_does_not_know_are_said_to_be_wrong",
        ),
        shown(
            "AWS_RETRY_MODE=adaptive", ATTEMPTS + "the_sdk_sends_a_call_once", ATTEMPTS + "an_address_is_asked_for_once"
        ),
        shown(
            "AWS_NEW_RETRIES_2026=true",
            ATTEMPTS + "the_sdk_sends_a_call_once",
            ATTEMPTS + "reads_are_repeated_by_us_alone",
        ),
    ),
    40: (
        shown(
            "no-op up: no write, 16 calls, no wait",
            AT_ONCE + "a_no_op_up_waits_for_nothing",
            "whole/test_budgets.py::test_sites_cost_what_they_may",
        ),
        shown("1.5 s by the clock", decided="`scripts/bench` measures it; here no time passes."),
        shown("status --json is stable", AT_ONCE + "status_says_the_same_twice"),
        shown(
            "empty domain, 64 characters, label over 63, *.*.x, bare TLD, port 0 and 65536, timeout >= interval",
            BAD_FILE,
        ),
        shown(
            "IDN, final dot, capitals",
            BAD_FILE,
            "settings/test_hosts.py::test_spellings_of_one_host_are_folded_into_one",
            decided="They are normalised, and duplicates found after that.",
        ),
        shown("duplicate hosts", BAD_FILE),
        shown("weights", decided="The file has no weights: they are operations on the listener."),
    ),
}
