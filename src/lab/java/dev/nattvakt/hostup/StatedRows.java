package dev.nattvakt.hostup;

import java.util.List;

import dev.nattvakt.faults.Row;

/// Rows on what HostUp may state, and how it may word it: neighbours of answers that were read
/// wrongly once. They begin at the text of an answer and need no socket.
public final class StatedRows {

    private StatedRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("U1", "codes of any length, bodies of any form", 10_000, WriteAnswers::run),
                Row.of("U4", "limits spread over blocks", 10_000, SpreadLimits::run),
                Row.of("U5", "odd options, prices beside shut gates", 10_000, OddOptions::run),
                Row.of("U6", "hasMore and nextCursor in any form", 10_000, OddPages::run),
                Row.of("U7", "401 and 403 by HostUp or by an edge", 10_000, Blame::run),
                Row.of("U8", "validation rows in any nesting", 10_000, ToldFaults::run),
                Row.of("U9", "waits in any form, contradicting", 10_000, StatedWaits::run));
    }
}
