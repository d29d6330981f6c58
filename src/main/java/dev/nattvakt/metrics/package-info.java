/// What an operator sees at `/metrics`. Every label has a closed set of values, but for the ids and
/// names of servers, of which there are at most a thousand ([ServerMeters]): nothing else that a
/// caller or HostUp sends can create a new series. Listens to the catalogue and to looks over the
/// fleet; nobody calls it but the wiring.
///
/// | meter | labels | |
/// |---|---|---|
/// | `nattvakt_calls_total` | `door`, `tool`, `outcome` | tool calls by outcome; `broken` is a bug of ours |
/// | `nattvakt_gate_refusals_total` | `gate` | changes not sent because of a gate of HostUp |
/// | `nattvakt_callers_slowed_total` | | calls refused because the caller exceeded its quota |
/// | `nattvakt_confirmation_seconds` | | time from sending a write until HostUp shows it |
/// | `nattvakt_hostup_pauses_total`, `nattvakt_hostup_pause_seconds_total` | | number and total time of the pauses that HostUp asked for |
/// | `nattvakt_servers` | `verdict` | from the last look over the whole fleet |
/// | `nattvakt_audit_age_seconds` | | time since that look; NaN before the first |
/// | `nattvakt_look_failed` | `reason` | 1 for the reason why the last look over the fleet ended early |
/// | `nattvakt_watch_last_success_timestamp_seconds` | | when the watch last saw the whole fleet; not there without a watch |
/// | `nattvakt_writes_in_doubt` | | writes whose result is unknown and is being looked for |
/// | `nattvakt_server_verdict` | `id`, `name`, `verdict` | 1 for the verdict of the server, 0 for the others |
/// | `nattvakt_server_last_good_copy_timestamp_seconds` | `id`, `name` | when its newest backup was made |
/// | `nattvakt_server_next_run_timestamp_seconds` | `id`, `name`, `kind` | when its next run is due |
/// | `nattvakt_server_copies` | `id`, `name` | backups that exist |
/// | `nattvakt_server_slots` | `id`, `name`, `kind` | copies that it may hold |
/// | `nattvakt_server_seen_timestamp_seconds` | `id`, `name` | when it was last looked at |
/// | `nattvakt_servers_without_series` | | servers beyond those that have series of their own |
/// | `nattvakt_audit_log_failures_total` | | lines that could not be written to the configured place |
/// | `nattvakt_slack_deliveries_total` | `result` | replies sent after the acknowledgement |
/// | `http_client_requests_seconds` | `method`, `uri`, `status`, `outcome` | HostUp, by operation |
/// | `http_server_requests_seconds` | `method`, `uri`, `status`, `outcome` | our routes, as templates |
///
/// `tools/monitoring` has rules and a dashboard made of these.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.metrics;
