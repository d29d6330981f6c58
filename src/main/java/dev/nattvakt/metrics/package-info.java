/// What an operator sees at `/metrics`. Every label has a closed set of values: nothing that a
/// caller or HostUp sends can create a new series. Listens to the catalogue; nobody calls it but
/// the wiring.
///
/// | meter | labels | |
/// |---|---|---|
/// | `nattvakt_calls_total` | `door`, `tool`, `outcome` | tool calls by what came of them; `broken` is a bug of ours |
/// | `nattvakt_gate_refusals_total` | `gate` | changes that a gate of HostUp kept from being sent |
/// | `nattvakt_callers_slowed_total` | | calls refused because their caller asks too often |
/// | `nattvakt_confirmation_seconds` | | from a write's departure until HostUp was seen to show it |
/// | `nattvakt_hostup_pauses_total`, `nattvakt_hostup_pause_seconds_total` | | how often and how long HostUp made the key wait |
/// | `nattvakt_servers` | `verdict` | the last audit that looked at the whole fleet |
/// | `nattvakt_audit_age_seconds` | | how long ago that was; NaN before the first |
/// | `nattvakt_audit_log_failures_total` | | lines that could not be written where they belong |
/// | `nattvakt_slack_deliveries_total` | `result` | answers sent after the acknowledgement |
/// | `http_client_requests_seconds` | `method`, `uri`, `status`, `outcome` | HostUp, by operation |
/// | `http_server_requests_seconds` | `method`, `uri`, `status`, `outcome` | our routes, as templates |
///
/// Worth an alert: `nattvakt_calls_total{outcome=~"unconfirmed|broken"}` that rises,
/// `nattvakt_audit_log_failures_total` above 0, `nattvakt_servers{verdict=~"failing|overdue"}`
/// above 0.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.metrics;
