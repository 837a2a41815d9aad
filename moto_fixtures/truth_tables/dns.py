"""What resolvers and ACM see of the zones: an authoritative server, delegation, CAA."""

from __future__ import annotations

TABLE = r"""
dns-records: The zone's own records are answered, over UDP and TCP [T2.26]
    dns/answers::records_come_with_their_values
dns-both: A long answer is cut off over UDP, whole over TCP [RFC 1035]
    dns/server::an_answer_too_long_for_a_datagram_is_cut_off
dns-negative: No such name and nothing of this type differ, both may be kept for 900 s [T2.26]
    dns/answers::nothing_of_a_type_and_no_such_name_differ
dns-alias: An alias answers the load balancer's addresses, nothing for AAAA on ipv4 [T2.20, T2.22]
    dns/answers::an_alias_answers_the_addresses_of_its_load_balancer
dns-alias-record: An alias to a name of the zone answers as that [T2.20]
    dns/answers::an_alias_to_a_name_of_the_same_zone_answers_as_that
dns-dangling: An alias whose load balancer is gone answers nothing [T8.6, I4]
    dns/answers::an_alias_whose_load_balancer_is_gone_answers_nothing
dns-chain: A zone's servers follow a CNAME within the zone only [RFC 1034]
    dns/answers::a_cname_is_followed_within_its_zone_only
dns-wildcard: A name, or names below it, hide the wildcard above [RFC 4592]
    dns/lookup::a_wildcard_stands_below_the_closest_name_that_exists
dns-cut: NS records below the apex are a referral, whatever stands there [T2.13]
    dns/lookup::ns_records_below_the_apex_are_a_cut
dns-refused: A zone's servers refuse what is in no zone of theirs [T2.12]
    dns/views::the_zones_servers_refuse_what_is_in_no_zone
dns-parents: The parents refer to the delegation set [T1.17]
    dns/views::the_parents_refer_to_the_delegation_set
dns-delegation: Other name servers at the registrar: the zone answers and nobody hears it [T1.17, I10]
    dns/views::the_parents_name_what_the_registrar_names
dns-foreign: Then the records at the registrar's servers are what the world sees [T1.17]
    dns/views::a_zone_at_the_registrars_own_servers_answers_instead
dns-twins: Of two zones of one name the delegated one answers [T2.12]
    dns/views::the_delegated_of_two_zones_of_one_name_answers
dns-child: A child zone is seen once its parent zone names it [T2.13]
    dns/views::a_child_zone_is_seen_once_its_parent_zone_names_it
dns-not-public: A private zone is not answered [T2.11]
    dns/views::a_private_zone_is_not_answered
acm-delegation: A record where the world does not look proves nothing [T1.17, I10]
    dns/public::a_certificate_cannot_be_proven_where_the_world_does_not_look
acm-child: Nor does one in a child zone to which nothing leads [T1.17]
    dns/delegation::a_certificate_is_proven_in_the_zone_that_the_world_sees
acm-caa: A CAA record that leaves Amazon out ends as FAILED, CAA_ERROR [T1.16]
    dns/caa::a_forbidden_certificate_fails
acm-caa-who: Four names are Amazon's, issuewild is for wildcards [T1.16]
    dns/caa::records_name_who_may_issue
acm-caa-closest: The closest CAA counts, and a CNAME brings its target's [T1.16]
    dns/caa::the_closest_record_counts_and_a_cname_brings_its_targets
"""
