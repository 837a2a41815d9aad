"""What keeps edgeops from touching what is not its own: tags, and atomic exact batches in DNS."""

from __future__ import annotations

from collections.abc import Sequence

from tests.torture.safety import Safety, safety
from tests.torture.tests_named import (
    ADDRESS,
    BALANCER,
    BATCHES,
    CUTOVER,
    FIREWALL,
    FOREIGN,
    GROUPS,
    NEIGHBOURS,
    RECORDS,
    SEEING,
    STOPS,
    VALIDATION,
)

SAFETIES: Sequence[Safety] = (
    # ---------------------------------------------------------------- whose it is
    safety(
        "load balancer: tags before adopting",
        "resources/balancer/seeing.py",
        'for lb in named if naming.owned(aws.elb.tags(lb["LoadBalancerArn"]), spec.name, ROLE)]',
        "for lb in named]",
        BALANCER + "a_load_balancer_that_only_has_our_name_stands_in_the_way",
    ),
    safety(
        "load balancer: tags after create",
        "resources/balancer/__init__.py",
        'if not naming.owned(run.aws.elb.tags_now(balancer["LoadBalancerArn"]), spec.name, ROLE):',
        "if False:",
        BALANCER + "one_with_our_name_and_settings_made_meanwhile_is_not_adopted",
    ),
    safety(
        "target group: tags after create",
        "resources/groups.py",
        "            if found.problems:\n",
        "            if False:\n",
        GROUPS + "one_with_our_name_and_settings_made_meanwhile_is_not_adopted",
    ),
    safety(
        "target group: tags before removal",
        "resources/groups.py",
        "for entry in listed if _is_ours(aws, spec, entry)]",
        "for entry in listed]",
        GROUPS + "down_leaves_a_foreign_group_with_our_prefix_byte_equal",
    ),
    safety(
        "target group: others' load balancers",
        "resources/groups.py",
        "return [arn for arn in group.balancers if",
        "return [arn for arn in () if",
        GROUPS + "a_group_that_a_foreign_load_balancer_uses_is_left",
    ),
    safety(
        "security group: never adopted by name",
        "resources/firewall.py",
        "if group := _our_group(run.aws):",
        'if group := next(iter(_groups(run.aws, {"group-name": name})), None):',
        FIREWALL + "a_group_of_our_name_made_meanwhile_is_not_adopted",
    ),
    safety(
        "security group rules: only ours are revoked",
        "resources/firewall.py",
        "(rule for rule in found.rules if rule.ours and rule.group != found.group)",
        "(rule for rule in found.rules if rule.group != found.group)",
        FIREWALL + "an_equal_rule_of_yours_satisfies_and_is_never_removed",
    ),
    safety(
        "address: tags prove it",
        "resources/address.py",
        'for entry in described if naming.owned(tags.read(entry.get("Tags", [])), aws.stack, ROLE)]',
        "for entry in described]",
        ADDRESS + "a_free_address_of_somebody_else_is_not_taken",
    ),
    safety(
        "certificate: tags prove it",
        "resources/certificate/seeing.py",
        "if arn == spec.certificate or not naming.owned(aws.certs.tags(arn), spec.name, ROLE):",
        "if arn == spec.certificate:",
        SEEING + "any_other_on_our_listener_is_no_matter",
    ),
    safety(
        "certificate: yours is never ours",
        "resources/certificate/seeing.py",
        "if arn == spec.certificate or not naming.owned(",
        "if not naming.owned(",
        SEEING + "one_that_edgeops_made_is_the_users_while_the_file_names_it",
    ),
    safety(
        "rules: a foreign one is left alone",
        "resources/https/rules.py",
        "    mine = [rule for rule in found.rules if rule.ours]\n    first",
        "    mine = list(found.rules)\n    first",
        "tests/whole/test_drift.py::test_a_foreign_rule_is_left_alone_and_shown",
    ),
    safety(
        "records: our load balancer by its whole name",
        "batches.py",
        'index_led_to(stack, standing.target or "") is not None',
        '(standing.target or "").startswith(naming.stack_prefix(stack))',
        NEIGHBOURS + "the_neighbours_record_is_foreign_also_without_its_marker",
    ),
    # ---------------------------------------------------------------- DNS
    safety(
        "DNS: record and marker in one batch",
        "batches.py",
        "for batch in portions(changes):",
        "for batch in [[change] for change in changes]:",
        BATCHES + "record_and_marker_are_made_and_removed_in_one_batch",
    ),
    safety(
        "DNS: CREATE, which fails where something stands",
        "claims.py",
        'changes.append({"Action": "CREATE", "ResourceRecordSet": goal.record()})',
        'changes.append({"Action": "UPSERT", "ResourceRecordSet": goal.record()})',
        BATCHES + "what_appears_in_the_last_moment_is_not_overwritten",
    ),
    safety(
        "DNS: what was changed by hand is not deleted",
        "resources/records.py",
        "ours = [item for item in items if item.ours or item.target is None]",
        "ours = list(items)",
        RECORDS + "a_record_changed_by_hand_is_left_by_down",
    ),
    safety(
        "DNS: a foreign record stands in the way",
        "resources/records.py",
        "if other.host not in spec.takeover or other.stuck]",
        "if other.stuck]",
        FOREIGN + "up_is_refused_and_down_has_nothing_to_do[address-record]",
    ),
    safety(
        "DNS: marker of others, when looking",
        "resources/records.py",
        "if standing.marker and not standing.marker.same_owner(identity):",
        "if False:",
        FOREIGN + "up_is_refused_and_down_has_nothing_to_do[marker-of-another-stack]",
    ),
    safety(
        "DNS: marker of others, when writing",
        "batches.py",
        "if not standing.marker.same_owner(identity):",
        "if False:",
        BATCHES + "what_appears_between_plan_and_write_stops_up_and_is_left",
    ),
    safety(
        "DNS: agreed to replace that record and no other",
        "batches.py",
        " or standing.words == replaceable",
        " or replaceable is not None",
        CUTOVER + "what_changes_between_plan_and_write_is_not_taken_over",
    ),
    safety(
        "DNS: only what leads home is put back",
        "resources/records.py",
        "back = [record for record in taken[one.host] if leads_home(record, present, zones)]",
        "back = list(taken[one.host])",
        CUTOVER + "what_leads_nowhere_of_ours_is_told_and_not_put_back",
    ),
    safety(
        "DNS: healthy before the cut-over",
        "resources/cutover.py",
        "if not planned or not _all_healthy(stack):",
        "if not planned:",
        CUTOVER + "nothing_moves_while_a_target_is_sick",
    ),
    safety(
        "DNS: on the name servers before the load balancer goes",
        "resources/records.py",
        "            wait_in_sync(run, NAME, spec.limits.dns)\n        if changed",
        "        if changed",
        STOPS + "down_waits_for_the_name_servers_before_the_load_balancer_goes",
    ),
    safety(
        "validation: another value is never overwritten",
        "resources/validation.py",
        "if values and values != [record.value]:",
        "if False:",
        VALIDATION + "another_value_stops_and_is_left",
    ),
)
