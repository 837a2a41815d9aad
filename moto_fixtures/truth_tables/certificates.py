"""Certificate Manager."""

from __future__ import annotations

TABLE = r"""
acm-pending: A pending certificate has no dates [E2]
    acm/certificates::a_requested_one_is_pending_without_dates
acm-order: Names keep their order [E2]
    acm/certificates::names_keep_their_order_the_domain_first
acm-ten-names: Ten names [T1.12]
    acm/certificates::ten_names_at_most
acm-year: So many a year, the deleted ones included [T1.12]
    acm/certificates::so_many_a_year_the_deleted_ones_included
acm-algorithm: The key algorithm is kept, spelled two ways [T1.10, T9]
    acm/certificates::the_key_algorithm_is_kept_and_spelled_two_ways
acm-dead-token: A token answers a deleted certificate for an hour [T0.4, T9]
    acm/certificates::a_token_answers_a_deleted_certificate_for_an_hour
acm-users: InUseBy names load balancers [E2]
    acm/certificates::in_use_by_names_load_balancers
acm-in-use: In use, and shortly after, it is not deleted [T1.21, T9]
    acm/certificates::one_in_use_is_not_deleted_nor_right_after
acm-late-record: The validation record comes later [T1.1, T9]
    acm/validation::the_record_comes_later_than_the_certificate
acm-late-records: Not all records come together [T1.2]
    acm/validation::records_do_not_come_together
acm-dns: It is issued when all its records exist [T9]
    acm/validation::it_is_issued_once_the_records_exist
acm-kept-record: A kept record validates the next certificate [T1.4]
    acm/validation::another_certificate_asks_for_the_same_record
acm-timed-out: After 72 hours it is VALIDATION_TIMED_OUT [T1.15]
    acm/validation::a_knob_keeps_certificates_pending_until_they_time_out
acm-failed: FAILED with a reason [T1.16]
    acm/validation::a_knob_makes_certificates_fail_with_a_reason
acm-hidden: Elliptic-curve certificates are hidden unless asked for [T0.3, T1.8]
    acm/listing::elliptic_certificates_are_hidden_unless_asked_for
acm-summary: A summary is enough for a status [T1.9]
    acm/listing::a_summary_is_enough_for_a_status
acm-paging: The list is paged [E2]
    acm/listing::the_list_is_paged
acm-tag-characters: `*` is refused in tag values [T1.7]
    acm/certificate_tags::a_star_in_a_value_is_refused
acm-names: Names are checked: 64 and 253 characters, no final dot, no wildcard inside [T1.11]
    acm/certificates::a_name_that_cannot_be_validated_is_refused
acm-key-types: Three key types can be requested, others only imported [T1.26]
    acm/certificates::some_key_types_can_only_be_imported
acm-token-characters: A token is word characters, no hyphens [T1.6]
    acm/certificates::a_token_has_no_hyphens
acm-email: Validation by e-mail has no record [E2]
    acm/certificates::an_email_certificate_has_no_record
acm-text: A pending certificate's text is RequestInProgressException [T1.30]
    acm/certificates::a_pending_one_has_no_text_yet
acm-options: UpdateCertificateOptions is there [E2]
    acm/certificates::options_can_be_updated
acm-imported: An imported certificate is ISSUED and not renewed [T1.24]
    acm/pem::names_are_read_from_an_imported_certificate
"""
