"""Route 53."""

from __future__ import annotations

TABLE = r"""
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
dns-policies: A simple record is refused beside weighted ones, and the reverse [T2.28]
    route53/routing_policies::a_simple_one_is_refused_beside_them
dns-policies-reverse: They are refused beside a simple one [T2.28]
    route53/routing_policies::they_are_refused_beside_a_simple_one
dns-private: A private zone needs a VPC that exists [T2.11]
    route53/zone_networks::a_private_zone_needs_a_vpc_that_exists
dns-private-vpc: A VPC sees one zone of a name [E2]
    route53/zone_networks::a_vpc_sees_one_zone_of_a_name
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
dns-kept: NS and SOA of the zone stay [T2.29]
    route53/record_changes::the_ns_and_soa_records_of_the_zone_stay
dns-linked: A zone that a service made takes no change [T2.11]
    route53/record_changes::a_zone_that_a_service_made_takes_no_change
dns-shape: A record has a TTL and values, or an alias [T2.20]
    route53/record_checks::a_record_needs_a_ttl_and_values_or_an_alias
dns-alias-within: An alias within the zone needs its target, of its type [T2.18]
    route53/record_checks::an_alias_within_the_zone_needs_its_target
dns-cursor: Lists begin at a name and type, in Route 53's spelling [T2.15]
    route53/record_listing::the_cursor_is_a_name_and_a_type
dns-never-insync: A change may stay PENDING for hours [T2.23]
    route53/changes::a_knob_keeps_changes_pending
dns-answer-negative: TestDNSAnswer tells NXDOMAIN from no answer [T2.25]
    route53/dns_answers::a_missing_name_and_a_missing_type_differ
dns-answer-wildcard: And answers from wildcards [T2.25]
    route53/dns_answers::a_wildcard_answers_for_names_that_do_not_exist
dns-two-zones: Two public zones may share a name, with other name servers [T2.12]
    route53/hosted_zones::two_public_zones_may_share_a_name
dns-by-name-pages: ListHostedZonesByName has MaxItems and says where to go on [T2.14, E2]
    route53/hosted_zones::by_name_has_max_items
dns-zones-limit: So many zones [E2]
    route53/zone_networks::an_account_has_so_many_zones
dns-weighted: Weighted records stand side by side [T2.28]
    route53/routing_policies::weighted_ones_stand_side_by_side
dns-no-mix: Policies do not mix [T2.28]
    route53/routing_policies::policies_do_not_mix
dns-private-last: The last VPC of a private zone stays [T2.11]
    route53/zone_networks::vpcs_come_and_go_but_one_stays
"""
