"""The table of what is simulated beyond moto: a row per truth, where it comes from, and the test that holds it.

Every test named here fails on moto alone (`PLAIN_MOTO=1 pytest tests/moto_fixtures`). T3.26 is item 26 in section 3 of
the collected facts about AWS; E2 is the table of what emulators do, E5 what lost answers showed; I11 an incident of the
users' page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ROW = re.compile(
    r"^(?P<id>\S+): (?P<behaviour>.+) \[(?P<source>.+)\]\n    (?P<folder>\w+)/(?P<file>\w+)::(?P<test>\w+)$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Truth:
    """`test` is the path below tests/moto_fixtures and the name of a function in it."""

    id: str
    behaviour: str
    source: str
    test: str


def _rows(table: str) -> Iterator[Truth]:
    for row in ROW.finditer(table):
        yield Truth(
            row["id"], row["behaviour"], row["source"], f"{row['folder']}/test_{row['file']}.py::test_{row['test']}"
        )


TABLE = r"""
elb-provisioning: A load balancer is provisioning for minutes, also when described [T3.9, T3.10]
    elbv2/load_balancers::it_is_provisioning_until_its_time_has_come
elb-dns-name: Its DNS name has random digits, its hosted zone is the region's [T2.18, E2]
    elbv2/load_balancers::its_dns_name_and_zone_are_those_of_the_region
elb-same-name: The same name and settings return the existing one [T0.1, T9]
    elbv2/load_balancers::the_same_name_and_settings_are_the_same_load_balancer
elb-duplicate-name: The same name with other settings is DuplicateLoadBalancerName [T3.2]
    elbv2/load_balancers::the_same_name_with_other_settings_is_refused
elb-describe-missing: One unknown name fails the describe [T3.36, T9]
    elbv2/load_balancers::one_unknown_name_or_arn_fails_the_whole_describe
elb-two-zones: Two subnets in two zones are needed [T3.7, T9]
    elbv2/load_balancers::one_subnet_is_not_enough
elb-known-firewall: Security groups must exist [E2]
    elbv2/load_balancers::an_unknown_security_group_is_refused
elb-gateway: A public one needs an internet gateway [T3.8]
    elbv2/load_balancers::a_vpc_without_internet_gateway_takes_no_public_load_balancer
elb-protection: Deletion protection is OperationNotPermitted [T3.37]
    elbv2/load_balancers::deletion_protection_keeps_it
elb-attributes: About twenty attributes with defaults, names and values checked [T3.30-32]
    elbv2/attributes::a_load_balancer_shows_all_attributes_with_their_defaults
elb-listener-attributes: Listener attributes are typed [T3.33]
    elbv2/attributes::listener_attributes_are_typed_and_checked
elb-interfaces: One network interface per zone stands in EC2 [T4.17, E2]
    elbv2/interfaces::a_load_balancer_has_an_interface_in_each_zone
elb-linger: Interfaces outlive it and hold its security group [T4.17, T8.6]
    elbv2/interfaces::they_outlive_the_load_balancer
elb-limits: Account limits are the documented ones [T3.20]
    elbv2/limits::account_limits_are_the_documented_ones

listener-one-per-port: The same port again is the same listener or DuplicateListener [T3.2, E2]
    elbv2/listeners::one_listener_per_port
listener-pending-certificate: A pending certificate is UnsupportedCertificate [T3.16, T9]
    elbv2/listeners::https_needs_an_issued_certificate
listener-certificate-lag: So may be one right after ISSUED [T0.7]
    elbv2/listeners::an_issued_certificate_may_still_be_refused_for_a_while
listener-no-certificate: HTTPS needs a certificate [E2]
    elbv2/listeners::https_needs_a_certificate
listener-policy: The TLS policy must exist [T3.34]
    elbv2/listeners::the_policy_must_exist_and_has_an_old_default
listener-becomes-http: HTTPS to HTTP drops policy and certificate [T3.15]
    elbv2/listeners::becoming_http_drops_policy_and_certificate
listener-paging: Listeners and target groups are paged [E2]
    elbv2/listeners::the_list_is_paged
listener-redirect-echo: A redirect is echoed with #{host}, /#{path}, #{query} [T3.17]
    elbv2/actions::a_redirect_is_echoed_with_its_defaults
listener-forward-echo: A forward is echoed with its ForwardConfig [T3.22]
    elbv2/actions::a_forward_to_one_group_echoes_both_spellings
listener-weights: Weights are 0 to 999 [T3.22]
    elbv2/actions::weights_stay_below_a_thousand
listener-sni-set: SNI certificates are a set [T3.14]
    elbv2/listener_certificates::they_are_a_set
listener-sni-one: One is added per call [T3.14]
    elbv2/listener_certificates::one_per_call
listener-sni-stay: Another default certificate leaves them alone [T3.15, E2]
    elbv2/listener_certificates::another_default_leaves_the_others_alone
listener-sni-default: The default certificate cannot be removed [E2]
    elbv2/listener_certificates::the_default_one_cannot_be_removed
listener-rule-order: Rules are listed by priority, the default last [E2]
    elbv2/listener_rules::they_are_listed_by_priority_the_default_last
listener-rule-swap: Two priorities can be swapped in one call [T3.18, E2]
    elbv2/listener_rules::two_priorities_can_be_swapped_in_one_call
listener-rule-range: Priorities are 1 to 50000 [T3.18]
    elbv2/listener_rules::a_priority_has_a_range
listener-rule-default: The default rule stays [E2]
    elbv2/listener_rules::the_default_rule_stays
listener-rule-unknown: An unknown rule is RuleNotFound [E2]
    elbv2/listener_rules::an_unknown_rule_is_not_found
listener-rule-limit: A hundred rules per load balancer [T3.20]
    elbv2/listener_rules::a_hundred_rules_at_most
listener-condition-values: Five condition values in a rule [T3.20]
    elbv2/conditions::five_values_in_a_rule_at_most
listener-tag-unknown: DescribeTags fails for one unknown ARN [T3.36]
    elbv2/elb_tags::one_unknown_arn_fails_the_describe
listener-tag-twenty: Twenty ARNs per DescribeTags [T3.36]
    elbv2/elb_tags::twenty_arns_per_call
listener-tag-characters: `*` is refused in tag values [T3.39]
    elbv2/elb_tags::characters_that_aws_does_not_take_are_refused

group-same-name: The same name and settings return the existing group [T3.2, T9]
    elbv2/target_groups::the_same_name_and_settings_are_the_same_group
group-one-balancer: It belongs to one load balancer [T3.5]
    elbv2/target_groups::it_belongs_to_one_load_balancer_only
group-attributes: Modifying attributes answers all, unknown ones are refused [E2]
    elbv2/attributes::modifying_group_attributes_answers_all_of_them
group-in-use: In use it is not deleted; gone is no error [T3.38]
    elbv2/target_groups::it_is_not_deleted_while_a_rule_names_it
group-target-key: Targets are keyed by id and port [T3.24]
    elbv2/targets::one_instance_on_two_ports_is_two_targets
group-target-unknown: An unknown instance is InvalidTarget [E2]
    elbv2/targets::an_unknown_instance_is_an_invalid_target
group-target-vpc: An instance of another VPC is InvalidTarget [T3.23]
    elbv2/targets::an_instance_of_another_vpc_is_an_invalid_target
group-drain: A target in use drains first [T3.26]
    elbv2/targets::a_target_in_use_drains_first
group-not-in-use: Unused until an action names its group [T3.26, T9]
    elbv2/target_health::a_target_is_unused_until_an_action_names_its_group
group-initial: Then initial with two reasons, then healthy [T3.26, T9]
    elbv2/target_health::it_is_initial_with_two_reasons_then_healthy
group-refused: A closed port is Target.FailedHealthChecks [T3.27]
    elbv2/target_health::a_closed_port_fails_the_checks
group-timeout: A hanging application is Target.Timeout [T3.27]
    elbv2/target_health::a_hanging_application_times_out
group-mismatch: Another status is Target.ResponseCodeMismatch with the code [T3.27]
    elbv2/target_health::another_status_is_a_mismatch_that_names_it
group-firewall: A missing firewall rule is Target.Timeout [T4.19]
    elbv2/target_health::a_missing_firewall_rule_is_a_timeout
group-zone: A zone that is not enabled is Target.NotInUse [T3.27]
    elbv2/target_health::a_zone_that_is_not_enabled_is_not_in_use
group-threshold: A change is reported after its threshold [T3.28]
    elbv2/target_health::a_change_is_reported_only_after_the_threshold

acm-pending: A pending certificate has no dates [E2]
    acm/certificates::a_requested_one_is_pending_without_dates
acm-order: Names keep their order [E2]
    acm/certificates::names_keep_their_order_the_domain_first
acm-ten-names: Ten names [T1.12]
    acm/certificates::ten_names_at_most
acm-algorithm: The key algorithm is kept, spelled two ways [T1.10, T9]
    acm/certificates::the_key_algorithm_is_kept_and_spelled_two_ways
acm-dead-token: A token answers a deleted certificate for an hour [T0.4, T9]
    acm/certificates::a_token_answers_a_deleted_certificate_for_an_hour
acm-users: InUseBy names load balancers [E2]
    acm/certificates::in_use_by_names_load_balancers
acm-in-use: In use, and shortly after, it is not deleted [T1.21, T9]
    acm/certificates::one_in_use_is_not_deleted_nor_right_after
acm-late-record: The validation record comes later [T1.1, T9]
    acm/validation::the_record_comes_later_than_the_certificate
acm-late-records: Not all records come together [T1.2]
    acm/validation::records_do_not_come_together
acm-dns: It is issued when all its records exist [T9]
    acm/validation::it_is_issued_once_the_records_exist
acm-kept-record: A kept record validates the next certificate [T1.4]
    acm/validation::another_certificate_asks_for_the_same_record
acm-timed-out: After 72 hours it is VALIDATION_TIMED_OUT [T1.15]
    acm/validation::a_knob_keeps_certificates_pending_until_they_time_out
acm-caa: FAILED with a reason [T1.16]
    acm/validation::a_knob_makes_certificates_fail_with_a_reason
acm-hidden: Elliptic-curve certificates are hidden unless asked for [T0.3, T1.8]
    acm/listing::elliptic_certificates_are_hidden_unless_asked_for
acm-summary: A summary is enough for a status [T1.9]
    acm/listing::a_summary_is_enough_for_a_status
acm-paging: The list is paged [E2]
    acm/listing::the_list_is_paged
acm-tag-characters: `*` is refused in tag values [T1.7]
    acm/certificate_tags::a_star_in_a_value_is_refused

dns-create: CREATE never overwrites [T2.5, T9]
    route53/record_changes::create_never_overwrites
dns-delete: DELETE compares [T0.6, T9]
    route53/record_changes::delete_compares
dns-delete-nothing: DELETE of nothing is InvalidChangeBatch [T9]
    route53/record_changes::delete_of_nothing_is_refused
dns-atomic: A batch is all or nothing [T2.4, E2]
    route53/record_changes::a_batch_is_all_or_nothing
dns-cname: A CNAME stands alone [T2.8, T9]
    route53/record_changes::a_cname_stands_alone
dns-spelling: Names are lower case, `*` is \052 [T2.15, T9]
    route53/record_changes::names_come_back_in_route_53_s_spelling
dns-twice: The same record twice in a batch is refused [T1.3]
    route53/record_changes::the_same_record_twice_in_a_batch_is_refused
dns-apex: No CNAME at the apex [T2.29]
    route53/record_checks::a_cname_at_the_apex_is_refused
dns-zone: Names lie within the zone by whole labels [T2.12]
    route53/record_checks::a_name_outside_the_zone_is_refused
dns-values: Bad addresses and texts are refused [E2]
    route53/record_checks::a_bad_value_is_refused
dns-alias-target: An alias needs its load balancer [T2.18, T9]
    route53/record_checks::an_alias_to_no_load_balancer_is_refused
dns-alias-zone: An alias needs the right hosted zone [T2.18]
    route53/record_checks::an_alias_with_the_wrong_zone_is_refused
dns-insync: A change is PENDING, then INSYNC, with its own id [T2.23, T9]
    route53/changes::a_change_is_pending_then_insync
dns-no-such-change: An unknown change is NoSuchChange [T2.27, T9]
    route53/changes::an_unknown_change_is_not_found
dns-by-name: ListHostedZonesByName is a cursor [T2.14]
    route53/hosted_zones::by_name_is_a_cursor_not_a_filter
dns-reference: A caller reference is used once [E2]
    route53/hosted_zones::a_caller_reference_is_used_once
dns-answer: TestDNSAnswer answers [T2.25]
    route53/dns_answers::an_alias_is_answered_with_the_load_balancer_s_addresses

ec2-public: The default VPC's subnets are public [T3.8, E2]
    ec2/default_vpc::the_default_subnets_are_public
ec2-quota: Five Elastic IPs [T4.10, T9]
    ec2/elastic_ips::five_per_region
ec2-displace: Another address on the instance is displaced [T4.5]
    ec2/elastic_ips::another_address_on_the_instance_is_displaced
ec2-reassociate: An address moves unless one says no [T4.5]
    ec2/elastic_ips::an_associated_address_is_not_moved_if_one_says_so
ec2-release: Outside the default VPC an associated address is not released [T4.8]
    ec2/elastic_ips::releasing_an_associated_address
ec2-stop: An Elastic IP survives a stop [I6]
    ec2/elastic_ips::an_elastic_ip_survives_a_stop
ec2-ascii: A Korean description is refused [I11]
    ec2/security_groups::a_korean_description_is_refused
ec2-all-rules: A call adds all its rules or none [T4.13]
    ec2/security_groups::a_call_adds_all_its_rules_or_none
ec2-group-instance: A group on an instance is not deleted [T4.17]
    ec2/security_groups::a_group_on_an_instance_is_not_deleted
ec2-group-rule: Nor one that another's rule names [T4.17]
    ec2/security_groups::a_group_that_another_s_rule_names_is_not_deleted
ec2-group-balancer: Nor one on a load balancer [T4.17, T9]
    ec2/security_groups::a_group_on_a_load_balancer_is_not_deleted

fault-codes: Denied, throttled, expired: each service in its own code and status [T2.1, T4.20, T5.9-10]
    faults/refusals::each_service_has_its_own_words
fault-denied: A denial names user, action and resource [T5.10]
    faults/refusals::a_denial_names_user_action_and_resource
fault-request: A call may be lost before AWS sees it [E5]
    faults/effects::a_lost_request_is_not_carried_out
fault-response: Or its answer, when it is done [E5]
    faults/effects::a_lost_response_was_carried_out
"""

TRUTHS = tuple(_rows(TABLE))
