"""Target groups and the health of targets."""

from __future__ import annotations

TABLE = r"""
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
group-paging: Target groups are paged [E2]
    elbv2/target_groups::the_list_is_paged
group-modified: ModifyTargetGroup has the rules of the create call [T3.28]
    elbv2/target_groups::settings_can_be_modified
group-instance-only: Other target types are refused, not half made [E2]
    elbv2/target_groups::other_target_types_are_not_simulated
group-deregister: Deregistering needs the port; an unknown target is no error [T3.24, E2]
    elbv2/targets::deregistering_needs_the_port
group-terminated: A terminated instance leaves its group [T3.26]
    elbv2/target_health::a_terminated_instance_leaves_the_group
group-stopped: A stopped instance is Target.InvalidState, and comes back [T3.26]
    elbv2/target_health::a_stopped_instance_is_unused_and_comes_back
group-unchecked: Without checks it is Target.HealthCheckDisabled [T3.26]
    elbv2/target_health::switched_off_checks_are_unavailable
group-https: TLS to a plain port is Target.FailedHealthChecks [T3.27, I2]
    elbv2/target_health::tls_to_a_plain_port_fails
group-path: An unknown path is 404 [T3.27, I9]
    elbv2/target_health::a_path_that_the_application_does_not_know_is_404
group-other-reasons: Elb.InternalError and Target.IpUnusable on request [T3.26]
    elbv2/target_health::a_knob_gives_the_other_reasons
"""
