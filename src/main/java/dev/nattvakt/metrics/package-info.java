/// What an operator sees at `/metrics`. Every label has a closed set of values: nothing that a
/// caller or HostUp sends can create a new series. Listens to the catalogue; nobody calls it but
/// the wiring.
///
/// | meter | labels | |
/// |---|---|---|
/// | `nattvakt_calls_total` | `door`, `tool`, `outcome` | tool calls by outcome; `broken` is a bug of ours |
/// | `nattvakt_gate_refusals_total` | `gate` | changes not sent because of a gate of HostUp |
/// | `nattvakt_callers_slowed_total` | | calls refused because the caller exceeded its quota |
/// | `nattvakt_confirmation_seconds` | | time from sending a write until HostUp shows it |
/// | `nattvakt_hostup_pauses_total`, `nattvakt_hostup_pause_seconds_total` | | number and total time of the pauses that HostUp asked for |
/// | `nattvakt_servers` | `verdict` | from the last audit of the whole fleet |
/// | `nattvakt_audit_age_seconds` | | time since that audit; NaN before the first |
/// | `nattvakt_audit_log_failures_total` | | lines that could not be written to the configured place |
/// | `nattvakt_slack_deliveries_total` | `result` | replies sent after the acknowledgement |
/// | `http_client_requests_seconds` | `method`, `uri`, `status`, `outcome` | HostUp, by operation |
/// | `http_server_requests_seconds` | `method`, `uri`, `status`, `outcome` | our routes, as templates |
///
/// Worth an alert: `nattvakt_calls_total{outcome=~"unconfirmed|broken"}` that rises,
/// `nattvakt_audit_log_failures_total` above 0, `nattvakt_servers{verdict=~"failing|overdue"}`
/// above 0.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.metrics;
