/// Nattvakt sets backup and snapshot schedules of HostUp VPSes safely: it reads limits and action
/// gates first, writes once, reads back, and answers in a sentence or two.
///
/// This package assembles the others: [Main], the `...Wiring` classes, the list of all tools, and
/// [Alarms], which reports what became of writes in doubt. `docs/architecture.md` walks one request
/// through the packages. They are, from the doors inwards; a line may use the lines below it, never
/// those above:
///
/// - `cli`: the modes of the command line. `start`: the settings, and whether the server may start
///   with them.
/// - `rest`, `mcp`, `slack`: doors. They translate in and out, and know neither each other nor
///   `hostup`. Inside `mcp`: `message`, `session`, `exchange`, `question`, `feature`, `transport`.
///   Inside `slack`: `request`, `command` (with `phrase`), `message` (with `blockkit`), `api`.
/// - `board`, `watch`: the page at `/`, and alerts (`watch.channel` sends what `watch.alert` says).
///   They look through `fleet` and cannot name a write.
/// - `access`, `access.fence`: who a request is, and the filter in front of every door.
/// - `audit`, `metrics`: listeners of every call: receipts and the audit log; meters.
/// - `tool`: the catalogue, one definition per tool; `tool.read` and `tool.write`: a class per
///   tool.
/// - `words`: outcomes and server states as sentences.
/// - `change`: the only way to change anything; on `change.outcome`, `change.plan`, `change.order`,
///   `change.facts`, in this order.
/// - `fleet`: look up and audit; `fleet.verdict`: how one server stands; `fleet.remedy`: what would
///   make it better; `fleet.policy`: what should be so; `fleet.pace`: how fast it is read;
///   `fleet.port`: what can be read of HostUp. They cannot name a write.
/// - `caller`: who asks, until when, and what they may.
/// - `schedule`: the nouns, pure `java.*`; `schedule.cadence`: when a backup runs;
///   `schedule.stated`: what HostUp says about a server.
///
/// Outside these floors:
///
/// - `hostup`: the only outbound client; implements the ports of `fleet` and `change`.
///   `hostup.json` decodes, `hostup.guard` limits.
/// - `policyfile`: reads the policy of `fleet.policy` from YAML. Only this package, `cli` and
///   `start` know it.
/// - `sandbox`: plays HostUp at the other end of the wire (`http`, `fault`, `fleet`, `state`,
///   `value`), and knows nothing but the wire.
///
/// The rules are tests (`ArchitectureTest`).
@org.jspecify.annotations.NullMarked
package dev.nattvakt;
