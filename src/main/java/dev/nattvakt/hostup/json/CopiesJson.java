package dev.nattvakt.hostup.json;

import java.util.List;

import dev.nattvakt.fleet.port.Copies;

/// The answers of GET backups and GET snapshots, which wrap their rows differently.
public final class CopiesJson {

    private CopiesJson() {}

    /// Those that a schedule made, or that nobody is said to have made by hand: a manual backup is
    /// no sign that a schedule works.
    public static Copies backups(LenientJson answer) {
        return copies(
                rows(answer, "backups").stream()
                        .filter(row ->
                                row.text("backupType").filter("manual"::equalsIgnoreCase).isEmpty())
                        .toList());
    }

    /// The legacy layer lists the running state of a server as a snapshot called `current`.
    public static Copies snapshots(LenientJson answer) {
        return copies(
                rows(answer, "snapshots").stream()
                        .filter(row -> row.text("name").filter("current"::equals).isEmpty())
                        .toList());
    }

    private static List<LenientJson> rows(LenientJson answer, String field) {
        return Unreadable.rows(answer, answer.has(field) ? field : "data", field);
    }

    private static Copies copies(List<LenientJson> rows) {
        return new Copies(
                rows.size(),
                rows.stream().flatMap(row -> row.instant("createdAt").stream()).toList());
    }
}
