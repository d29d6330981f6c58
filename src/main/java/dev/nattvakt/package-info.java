/// Nattvakt sets backup and snapshot schedules of HostUp VPSes safely: it reads limits and action
/// gates first, writes once, reads back, and answers in a sentence or two.
///
/// The map, from the doors inwards; what stands on a line may use the lines below it, never above:
///
/// - `rest`, `mcp`, `slack`: doors. They translate in and out, and know neither each other nor
///   `hostup`. `mcp.jsonrpc` speaks what the MCP extension does not yet: revision 2026-07-28, and
///   stdio.
/// - `board`: a door for eyes only: the page at `/`. It looks through `fleet` and cannot name a
///   write.
/// - `watch`: a door that speaks unasked: it looks through `fleet` and cannot name a write.
/// - `access`: the fence that every request passes before it reaches a door, and who it is.
/// - `audit`: what was done: receipts and the audit log. `metrics`: what an operator looks at.
/// - `tool`: the catalogue, one definition per tool.
/// - `words`: outcomes and pictures as sentences.
/// - `change`: the one way to change anything. `fleet`: looking, judging, auditing; it cannot name
///   a write.
/// - `caller`: who asks, until when, and what they may.
/// - `schedule`: the nouns, pure `java.*`.
/// - `hostup`: the only outbound client; implements the ports of `fleet` and `change`.
/// - `sandbox`: plays HostUp at the other end of the wire, and knows nothing but the wire.
///
/// This package itself only assembles the others, and passes on what one has to hear of another
/// ([Alarms]). The rules are tests (`ArchitectureTest`).
@org.jspecify.annotations.NullMarked
package dev.nattvakt;
