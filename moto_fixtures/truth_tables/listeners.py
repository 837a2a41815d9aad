"""Listeners, rules and their tags."""

from __future__ import annotations

TABLE = r"""
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
listener-while-provisioning: It is made while the load balancer is provisioning [T3.12]
    elbv2/listeners::it_can_be_made_while_the_load_balancer_is_provisioning
listener-port: A port that is taken is DuplicateListener for ModifyListener, too [T3.2]
    elbv2/listeners::the_port_cannot_be_changed_to_one_that_is_taken
listener-policy-unknown: DescribeSSLPolicies fails for an unknown name [T3.34]
    elbv2/limits::an_unknown_policy_is_not_found
listener-redirect-loop: A redirect to where one came from is refused [T3.17, aws-load-balancer-controller #487]
    elbv2/actions::a_redirect_to_itself_is_refused
listener-redirect-checked: Never from https to http; paths begin with a slash [T3.17, aws-cdk #31201]
    elbv2/actions::a_redirect_leads_somewhere
listener-fixed: A fixed response is 2XX, 4XX or 5XX, of five content types [E2, botocore's model]
    elbv2/actions::a_fixed_response_has_a_sensible_status
listener-five-groups: Five target groups in an action [T3.20]
    elbv2/actions::five_groups_in_an_action_at_most
listener-sni-known: An SNI certificate exists and is issued [T3.16]
    elbv2/listener_certificates::it_must_exist_and_be_issued
listener-condition-host: A host has a dot and ends in letters [T3.21]
    elbv2/conditions::a_host_has_a_dot_and_ends_in_letters
listener-tag-prefix: aws: belongs to AWS [T3.39]
    elbv2/elb_tags::the_reserved_prefix_is_refused
listener-forward-vpc: A forward leads to groups of the load balancer's VPC only [aws-load-balancer-controller #1045]
    elbv2/actions::a_group_of_another_vpc_is_refused
"""
