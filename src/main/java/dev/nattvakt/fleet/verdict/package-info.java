/// How one server stands. A [ServerState] is what HostUp states about it; a [Judgement] makes a
/// [Verdict] of it, with the [Evidence] it rests on; [Compliance] is how it stands to the policy;
/// [Week] is the week on the board. It sees one server and reads no fleet.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet.verdict;
