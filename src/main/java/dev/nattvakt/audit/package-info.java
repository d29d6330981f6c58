/// Records of what was done: [Receipts] answers by receipt id from memory, [AuditLog] writes lines,
/// [History] reads them back. The first two are listeners of the catalogue, so a call is recorded
/// alike at every door. The root wires them; Slack asks for receipts, the watch reads the lines as
/// well, `metrics` counts lines that could not be written.
///
/// ## The audit log
///
/// One event is one line of ASCII JSON, appended to `NATTVAKT_AUDIT_FILE`, or logged at INFO to the
/// category `nattvakt.audit` without a prefix (to standard output; in stdio mode to standard error,
/// since standard output belongs to the protocol). `grep '^{"audit"'` finds the lines in a mixed
/// stream. The file may be rotated by renaming or truncating it, and shared by processes; while one
/// of them keeps it locked for more than 2 s, the lines of the others go to the log.
///
/// | member | |
/// |---|---|
/// | `audit` | version of this format, 1 |
/// | `time`, `id`, `event` | ISO, UTC; `evt_...`; `call`, or the code of a background event: |
/// | | of a write whose result was unknown (see `facts`), or `changed_elsewhere` |
/// | `caller`, `door`, `tool` | the caller, its door, the tool |
/// | `arguments` | sorted by name; a plan token only as a mark (`sha256:...`) |
/// | `vps`, `vpsName`, `primaryIp` | the server, if the call got that far |
/// | `servers`, `partOf` | of a plan over many: how many; of a server in it: the receipt of the whole |
/// | `subject`, `before`, `after` | what was changed, in HostUp's names |
/// | `outcome`, `code`, `written` | as answered; `broken` when a bug ended the call |
/// | `plan` | mark of the plan token given to the caller |
/// | `receipt`, `sentAt`, `requestIds`, `requestedBy` | of the write sent to HostUp |
/// | `approvedBy`, `approvedWay` | whose yes, and how it came: `caller`, `elicitation`, `slack`, `app` |
/// | `undo` | `tool` and `arguments` of the call that restores what was |
/// | `sandbox` | true when HostUp was simulated |
/// | `facts` | background events: of a write whose result was unknown (`landed_late`, `overwritten`, |
/// | | `something_else`, `harmless`, `not_looked_at`), what was asked and what is set now |
/// | `tookMs` | milliseconds until the result |
/// | `prev` | SHA-256 of the line before it, without its line break; 64 zeros in the first |
///
/// Untrusted text is cleaned and bounded as everywhere. The log holds no key, token, signature,
/// `response_url` or raw body.
///
/// ## How to check it
///
/// Each line's `prev` is the SHA-256 of the line before, so a changed, removed or inserted line
/// shows: `tools/audit/check FILE...` (oldest first; `-` reads a log). An attacker who can write
/// the file can rewrite all of it: keep the last hash, which the check prints, somewhere else.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.audit;
