"""The Resource Groups Tagging API."""

from __future__ import annotations

TABLE = r"""
tagging-all: GetResources finds listeners, rules and addresses too [E2]
    tagging/tag_queries::one_call_finds_everything_with_a_tag
tagging-zones: Hosted zones in us-east-1 only [E2]
    tagging/tag_queries::hosted_zones_are_found_in_us_east_1_only
tagging-untagged: What has no tags is not found [E2]
    tagging/tag_queries::what_has_no_tags_is_not_found
tagging-write: TagResources takes anything [E2]
    tagging/tag_writes::anything_can_be_tagged_and_untagged
tagging-filters: Types, keys and values filter [E2]
    tagging/tag_queries::types_keys_and_values_filter
tagging-arns: By ARN, and by nothing else then [E2]
    tagging/tag_queries::resources_may_be_named
tagging-pages: In pages, an empty token ends them [E2]
    tagging/tag_queries::the_answer_is_paged
tagging-failures: What fails is told by ARN [E2]
    tagging/tag_writes::what_fails_is_told_by_arn
"""
