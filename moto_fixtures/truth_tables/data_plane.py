"""Requests through load balancers, and health checks that are requests."""

from __future__ import annotations

TABLE = r"""
edge-listens: Every listener has a socket while it exists [T3.12]
    data_plane/plane::listeners_come_and_go
edge-redirect: http is sent to https, in AWS's words [T3.17]
    data_plane/edge::http_is_sent_to_https
edge-redirect-filled: #{host}, #{path}, #{port}, #{protocol}, #{query} are filled in [T3.17]
    data_plane/decisions::a_redirect_is_filled_in_with_what_was_asked
edge-tls: TLS ends here, the application hears plain http [T3.14]
    data_plane/edge::https_ends_here_and_http_goes_on
edge-rules: Rules by priority, host and path both, changes at once [T3.18-19]
    data_plane/decisions::rules_are_tried_by_priority_and_changes_count_at_once
edge-source: A source-ip condition lets in whom it names [T3.21]
    data_plane/decisions::source_addresses_choose_a_rule
edge-weights: Weights share requests out; all at zero is 503 [T3.22]
    data_plane/decisions::weights_share_requests_out
edge-empty: A group without targets is 503 [G:load-balancer-troubleshooting]
    data_plane/decisions::a_group_without_targets_is_503
edge-stopped: So is one whose instances are stopped [T3.26]
    data_plane/decisions::a_stopped_instance_is_no_target_to_try
edge-healthy: An unhealthy target gets nothing beside a healthy one [T3.24, I2]
    data_plane/decisions::an_unhealthy_target_gets_nothing_beside_a_healthy_one
edge-fail-open: With no healthy target all are tried [T3.29]
    data_plane/decisions::unhealthy_targets_are_tried_when_there_is_no_other
edge-drain: A draining target gets no new requests [T3.26]
    data_plane/decisions::a_draining_target_gets_no_new_requests
edge-provisioning: A load balancer that is not active says nothing [T3.9]
    data_plane/decisions::a_load_balancer_that_is_not_active_yet_says_nothing
edge-firewall: Its firewall without a rule for the port is silence [T4.15]
    data_plane/decisions::a_firewall_without_a_rule_for_the_port_is_silence
edge-instance-firewall: The instance's firewall without one is 504 [T4.19]
    data_plane/backends::an_instance_whose_firewall_drops_the_packets_is_504
edge-refused: Nobody listening is 502 [G:load-balancer-troubleshooting, I1]
    data_plane/proxy::nobody_listening_is_502
edge-bad-answer: So is an answer that is none [G:load-balancer-troubleshooting]
    data_plane/proxy::a_bad_answer_is_502
edge-https-target: And TLS to a port that speaks plain http [T3.27]
    data_plane/backends::a_group_that_speaks_https_fails_at_a_plain_port
edge-hang: No connection within ten seconds is 504 [G:load-balancer-troubleshooting]
    data_plane/backends::a_hanging_port_is_504
edge-idle: No answer within the idle timeout is 504 [G:load-balancer-troubleshooting, T3.32]
    data_plane/proxy::an_application_that_says_nothing_is_504
edge-no-host: A request without host is 400 [G:load-balancer-troubleshooting]
    data_plane/proxy::a_request_without_host_is_400
edge-as-sent: Paths come through as they were sent [G:load-balancer-listeners]
    data_plane/proxy::a_path_comes_through_as_it_was_sent
edge-as-answered: Answers come back as they are [G:load-balancer-listeners]
    data_plane/proxy::answers_come_back_as_they_are
edge-added: X-Forwarded-* and X-Amzn-Trace-Id are all that is added [G:x-forwarded-headers, I16]
    data_plane/proxy::nothing_is_added_to_the_request
edge-forwarded: They are the load balancer's word, whatever the client claims [G:x-forwarded-headers, I16]
    data_plane/headers::the_application_hears_the_load_balancers_word
edge-xff: X-Forwarded-For is appended, preserved or removed, with the port if wanted [T3.32]
    data_plane/headers::attributes_say_what_becomes_of_forwarded_for
edge-invalid-headers: Invalid header names are dropped if wanted, "_" is invalid [T3.32]
    data_plane/headers::invalid_names_do_not_reach_the_application_if_unwanted
edge-trace: A client's Root is kept in X-Amzn-Trace-Id [G:load-balancer-request-tracing]
    data_plane/headers::a_root_of_the_client_reaches_the_application
edge-attributes: HSTS and other response headers of a listener, its Server header [T3.33]
    data_plane/headers::a_listeners_headers_are_put_into_every_answer
edge-sni: The certificate follows the name, exact before wildcard before default [T3.14]
    data_plane/tls::the_certificate_follows_the_name_asked_for
edge-uncovered: A name in no certificate fails at the client [T3.14]
    data_plane/tls::a_name_in_no_certificate_fails_at_the_client
edge-certificate: Another default certificate is shown at once [T3.15]
    data_plane/tls::another_default_certificate_is_shown_at_once
edge-policy: The TLS policy says which versions are spoken [T3.34]
    data_plane/tls::the_policy_says_which_versions_are_spoken
edge-key: An elliptic certificate has an elliptic key [T1.26]
    data_plane/tls::an_elliptic_certificate_has_an_elliptic_key
edge-websocket: WebSockets go both ways [G:load-balancer-listeners]
    data_plane/websockets::messages_go_both_ways
edge-websocket-tls: Through TLS, too [G:load-balancer-listeners]
    data_plane/websockets::it_works_through_tls
health-request: A health check is a request for the path, as ELB-HealthChecker/2.0 [G:target-group-health-checks]
    data_plane/health_checks::a_check_is_a_request_for_the_groups_path
health-interval: Checks come every interval [T3.28]
    data_plane/health_checks::checks_come_by_themselves
health-first: The first check decides, later it takes the threshold [T3.28]
    data_plane/health_checks::the_first_check_decides_and_later_it_takes_the_threshold
health-refused: Stop the application: Target.FailedHealthChecks [T3.27, I1]
    data_plane/health_checks::nobody_listening_fails_the_checks
health-mismatch: Another status: Target.ResponseCodeMismatch with the code [T3.27, I9]
    data_plane/health_checks::another_status_is_a_mismatch_with_the_code
health-hang: A hanging application: Target.Timeout [T3.27]
    data_plane/health_checks::an_application_that_hangs_times_out
health-firewall: A missing firewall rule: Target.Timeout [T4.19]
    data_plane/health_checks::a_missing_firewall_rule_times_out
health-port: A check of its own port asks there [T4.19]
    data_plane/health_checks::a_check_of_its_own_port_asks_there
health-tls: An https check of plain http fails [T3.27]
    data_plane/health_checks::an_https_check_of_plain_http_fails
"""
