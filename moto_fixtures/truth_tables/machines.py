"""EC2: addresses, security groups, instances."""

from __future__ import annotations

TABLE = r"""
ec2-public: The default VPC's subnets are public [T3.8, E2]
    ec2/default_vpc::the_default_subnets_are_public
ec2-quota: Five Elastic IPs [T4.10, T9]
    ec2/elastic_ips::five_per_region
ec2-rules-limit: A security group has so many rules, a region so many groups [T4.13]
    ec2/security_groups::a_region_has_so_many_security_groups
ec2-token: RunInstances with the same token starts nothing again [E2]
    ec2/client_tokens::the_same_token_starts_nothing_again
ec2-paging: Lists are paged [E2]
    ec2/paging::lists_are_paged
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
ec2-networks: Networks lose their host bits [T4.14]
    ec2/security_groups::networks_lose_their_host_bits
ec2-revoke-unknown: Revoking an unknown rule is no error in the default VPC [T4.16]
    ec2/revoking::an_unknown_rule_is_no_error_in_the_default_vpc
ec2-managed: A load balancer's interface is not deleted [T4.17]
    ec2/managed_interfaces::a_load_balancer_s_interface_is_not_deleted
ec2-managed-address: It takes no Elastic IP [T4.7]
    ec2/managed_interfaces::it_takes_no_elastic_ip
ec2-group-instance: A group on an instance is not deleted [T4.17]
    ec2/security_groups::a_group_on_an_instance_is_not_deleted
ec2-group-rule: Nor one that another's rule names [T4.17]
    ec2/security_groups::a_group_that_another_s_rule_names_is_not_deleted
ec2-group-balancer: Nor one on a load balancer [T4.17, T9]
    ec2/security_groups::a_group_on_a_load_balancer_is_not_deleted
ec2-token-once: Another request with the same token is IdempotentParameterMismatch [E2]
    ec2/client_tokens::a_token_stands_for_one_request
ec2-page-size: A page has 5 to 1000, and no ids beside it [E2]
    ec2/paging::a_page_has_a_size
ec2-public-address: An Elastic IP is a public address [E2]
    ec2/elastic_ips::an_address_is_a_public_one
ec2-automatic: The automatic address goes when an Elastic IP comes, another comes after it [T4.6]
    ec2/elastic_ips::association_takes_the_automatic_address_away_and_disassociation_brings_one
ec2-automatic-stop: It does not survive a stop [I6]
    ec2/elastic_ips::an_automatic_address_does_not_survive_a_stop
ec2-associate-again: Associating again changes nothing [T4.5]
    ec2/elastic_ips::associating_again_changes_nothing
ec2-terminated: A terminated instance takes no address [T4.5]
    ec2/elastic_ips::a_terminated_instance_takes_no_address
ec2-tag-type: TagSpecifications name the type that the call makes [T4.1]
    ec2/checks::tags_for_another_kind_of_thing_are_refused
ec2-rules-answered: The answer holds every rule with its id [T4.19]
    ec2/security_groups::the_answer_holds_every_rule_of_the_call
ec2-revoke-id: A rule is revoked by its id, an unknown id is an error [T4.19]
    ec2/security_groups::a_rule_is_revoked_by_its_id
ec2-revoke-answer: The answer names the rules that went [T4.16]
    ec2/revoking::a_rule_is_revoked_by_what_it_says
ec2-revoke-elsewhere: Outside the default VPC an unknown rule is InvalidPermission.NotFound, and none goes [T4.16]
    ec2/revoking::an_unknown_rule_is_an_error_elsewhere
ec2-default-group: The default group is not deleted [T4.17]
    ec2/security_groups::the_default_group_is_not_deleted
sts-identity: Who one is, with an ARN of the partition [T5.7]
    sts::who_am_i
"""
