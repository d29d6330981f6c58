package dev.nattvakt.policyfile;

import java.util.List;

import dev.nattvakt.faults.Row;

/// The rows on policy files: mistakes, rules that overlap and exemptions that end, and files that
/// change while they are read.
public final class PolicyRows {

    private PolicyRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("F8/file", "one mistake in up to 500 rules", 10_000, WrittenFile::run),
                Row.of("F8/rules", "rules overlap, exemptions end", 4_000, OverlappingRules::run),
                Row.of(
                        "F8/change",
                        "torn, bad, gone, changed while read",
                        1_000,
                        ChangingFile::run));
    }
}
