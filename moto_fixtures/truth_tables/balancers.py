"""Load balancers."""

from __future__ import annotations

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
elb-free-addresses: A subnet needs eight free addresses [T3.7]
    elbv2/load_balancers::a_subnet_needs_eight_free_addresses
elb-twenty: Twenty are described by name or ARN [T3.36]
    elbv2/load_balancers::twenty_are_described_by_name
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
elb-dualstack: Dualstack needs IPv6 on every subnet [T3.7]
    elbv2/load_balancers::dualstack_needs_ipv6_on_every_subnet
elb-limits-hold: Every limit holds, and is raised per account [T3.20]
    elbv2/limits::every_limit_holds
elb-capacity: Reserved capacity can be asked for [T3.42]
    elbv2/capacity::nothing_is_reserved
elb-limits: Account limits are the documented ones [T3.20]
    elbv2/limits::account_limits_are_the_documented_ones
elb-name: Names are letters, digits, inner hyphens, at most 32, not internal- [T3.1]
    elbv2/load_balancers::a_bad_name_is_refused
elb-same-zone: One subnet per zone [T3.7]
    elbv2/load_balancers::two_subnets_of_one_zone_are_refused
elb-known-subnet: Subnets must exist [E2]
    elbv2/load_balancers::an_unknown_subnet_is_refused
elb-one-vpc: Security groups and subnets are of one VPC [T3.7]
    elbv2/placement::a_security_group_of_another_vpc_is_refused
elb-default-group: Without security groups it gets the VPC's default one [E2]
    elbv2/placement::without_groups_the_default_group_is_taken
elb-interfaces-follow: Its interfaces follow [T4.17]
    elbv2/interfaces::they_follow_the_load_balancer_s_security_groups
elb-states: It may be failed or active_impaired [T3.9]
    elbv2/load_balancers::a_knob_makes_it_fail
elb-attribute-values: Unknown names and wrong values each have their code [T3.30-31, E2]
    elbv2/attributes::a_wrong_load_balancer_attribute_is_refused
elb-attributes-whole: A wrong attribute applies none of its call [E2]
    elbv2/attributes::a_wrong_attribute_applies_none_of_the_call
elb-adopted-tags: Creating it again leaves the tags alone [T0.1]
    elbv2/elb_tags::creating_it_again_leaves_the_tags_alone
elb-alb-only: Other types are refused, not half made [E2]
    elbv2/load_balancers::other_types_are_not_simulated
elb-targets-limit: The targets of all its groups count [T3.20]
    elbv2/limits::targets_that_are_there_count_when_a_group_comes_into_use
classic-health: A Classic one is content with 200 only [I9]
    classic_elb/instance_health::only_200_counts
classic-stopped: A stopped instance is OutOfService [I9]
    classic_elb/instance_health::a_stopped_instance_is_out_of_service
classic-linger: Its certificate and security group are held a while after it [T1.21, T4.17]
    classic_elb/balancers::deleted_it_lets_go_of_its_things_a_little_later
classic-alias: An alias may name one that exists [T2.18-19]
    classic_elb/balancers::an_alias_may_name_one
"""
