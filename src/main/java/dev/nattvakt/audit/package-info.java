/// Records of what was done: [Receipts] answers by receipt id from memory, [AuditLog] writes lines.
/// Both are listeners of the catalogue, so a call is recorded alike at every door. The root wires
/// them; Slack asks for receipts, `metrics` counts lines that could not be written.
///
/// ## The audit log
///
/// One event is one line of JSON in ASCII, appended to `NATTVAKT_AUDIT_FILE`, or logged at INFO to
/// the category `nattvakt.audit` as nothing but the line (standard output; standard error in stdio
/// mode, where the output belongs to the protocol). `grep '^{"audit"'` finds the lines in a mixed
/// stream. The file may be rotated by renaming or truncating it, and shared by processes.
///
/// | member | |
/// |---|---|
/// | `audit` | version of this form, 1 |
/// | `time`, `id`, `event` | ISO, UTC; `evt_...`; `call`, or the word of what was noticed |
/// | `caller`, `door`, `tool` | who asked, where, for what |
/// | `arguments` | in the order of their names; a plan token only as a mark (`sha256:...`) |
/// | `vps`, `before`, `after` | in HostUp's words, where it came to that |
/// | `outcome`, `code`, `written` | as answered; `broken` when a bug ended the call |
/// | `plan` | mark of the plan token that was handed out |
/// | `receipt`, `sentAt`, `requestIds`, `requestedBy`, `approvedBy` | of what was sent to HostUp |
/// | `sandbox` | true when a simulator played HostUp |
/// | `facts` | what was noticed: of a write that was in doubt (`landed_late`, `overwritten`, |
/// | | `something_else`, `harmless`, `not_looked_at`), what was asked and what is so |
/// | `tookMs` | milliseconds until the answer was there |
/// | `prev` | SHA-256 of the line before it, without its line break; 64 zeros in the first |
///
/// Foreign text in it is stripped and cut as everywhere. It holds no key, token, signature,
/// `response_url` or raw body.
///
/// ## How to check it
///
/// Each line's `prev` is the SHA-256 of the line before, so a line that was changed, removed or put
/// in between shows: `tools/audit/check FILE...` (oldest first; `-` reads a log). Whoever can write
/// the file can write all of it anew: keep the last hash, which the check prints, somewhere else.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.audit;
