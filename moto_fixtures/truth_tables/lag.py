"""Eventual consistency."""

from __future__ import annotations

TABLE = r"""
lag-fresh-balancer: A fresh load balancer is NotFound and unlisted for a while [T3.13]
    lag/veil::a_fresh_load_balancer_is_not_found_nor_listed
lag-fresh-balancer-use: It takes no listener yet [T3.13]
    lag/veil::a_fresh_load_balancer_takes_no_listener_yet
lag-fresh-group: A fresh target group takes no targets and no traffic yet [T3.13]
    lag/veil::a_fresh_target_group_takes_no_targets_and_no_traffic_yet
lag-fresh-listener: So do a fresh listener and rule [T3.13]
    lag/veil::a_fresh_listener_and_rule_are_not_found
lag-fresh-firewall: A fresh security group is InvalidGroup.NotFound [T4.12]
    lag/veil::a_fresh_security_group_is_not_found
lag-fresh-address: A fresh address is InvalidAllocationID.NotFound [T4.4]
    lag/veil::a_fresh_address_is_not_found
lag-fresh-certificate: A fresh certificate is ResourceNotFoundException [T1.1]
    lag/veil::a_fresh_certificate_is_not_found
lag-fresh-alias: An alias to a fresh load balancer is refused [T2.18]
    lag/veil::an_alias_to_a_fresh_load_balancer_is_refused
lag-deleted: Deleted things are listed and not found [T1.22]
    lag/veil::deleted_things_are_listed_and_not_found
lag-name: The name of a deleted load balancer is taken a while [T3.3]
    lag/veil::the_name_of_a_deleted_load_balancer_is_taken_a_while
lag-group-in-use: A target group is in use a while after its rule [T3.38]
    lag/registry::a_group_is_in_use_a_while_after_its_rule
lag-certificate-in-use: A certificate is in use a while after its listener [T1.21]
    lag/registry::a_certificate_is_in_use_a_while_after_its_listener
lag-overlap: Changes of a zone that overlap are PriorRequestNotComplete [T2.2]
    lag/registry::changes_of_a_zone_do_not_overlap
lag-tagging: The tagging API trails on its own [T3.41]
    tagging/tag_queries::it_trails_by_its_own_lag
lag-names: What names rest on is never late: the same name meets the fresh one [T3.2, T4.11]
    lag/veil::the_same_name_meets_the_fresh_one
lag-group-unnamed: A target group is in use a while after an action named it [T3.38]
    lag/registry::a_group_that_an_action_no_longer_names_is_in_use_a_while
lag-deleted-listener: A deleted listener is listed, and its ARN fails DescribeTags [T3.36]
    lag/veil::a_deleted_listener_is_listed_with_its_actions
"""
