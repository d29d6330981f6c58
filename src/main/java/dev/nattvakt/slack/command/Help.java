package dev.nattvakt.slack.command;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/// Examples of commands for each topic.
public final class Help {

    /// The server in examples when the reader's own servers are unknown.
    public static final String SERVER = "web-01";

    private Help() {}

    /// @param command the whole command, as typed
    /// @param meaning what it does
    public record Example(String command, String meaning) {}

    /// @param server its name is used in the examples; [#SERVER] when it cannot be typed
    public static List<Example> on(Topic topic, String server) {
        String name = typed(server);
        return switch (topic) {
            case OVERVIEW -> overview(name);
            case BACKUP -> backup(name);
            case SNAPSHOT -> snapshot(name);
            case SETTINGS -> settings(name);
            case AUDIT ->
                    List.of(
                            new Example("/nattvakt audit", "how well every server is protected"),
                            new Example("/nattvakt audit problems", "only those with a problem"),
                            new Example("/nattvakt audit web", "only those with web in name or IP"),
                            new Example(
                                    "/nattvakt audit \"problems\"",
                                    "those with problems in their name"));
            case FIND ->
                    List.of(
                            new Example("/nattvakt find", "all servers"),
                            new Example("/nattvakt find web", "those with web in name or IP"));
            case PRICE ->
                    List.of(
                            new Example(
                                    "/nattvakt price " + name + " 2 backup slots",
                                    "what they would cost; buys nothing"),
                            new Example(
                                    "/nattvakt price " + name + " 1 snapshot slot",
                                    "what it would cost; buys nothing"));
            case PROTECT -> protect();
            case PAUSE ->
                    List.of(
                            new Example("/nattvakt pause all", "pauses every backup schedule"),
                            new Example("/nattvakt pause web-* snapshots", "pauses snapshots"),
                            new Example(
                                    "/nattvakt pause all except " + name, "leaves one server out"));
            case RESUME ->
                    List.of(
                            new Example(
                                    "/nattvakt resume all", "resumes every paused backup schedule"),
                            new Example("/nattvakt resume web-* snapshots", "resumes snapshots"));
            case UNDO ->
                    List.of(
                            new Example(
                                    "/nattvakt undo rcp_gKuzkw79",
                                    "plans the way back of a change, of one server or of many"),
                            new Example("/nattvakt changes", "shows the receipts"));
            case CHANGES ->
                    List.of(
                            new Example("/nattvakt changes", "the last changes, and who asked"),
                            new Example("/nattvakt changes " + name, "those of one server"),
                            new Example("/nattvakt changes 7d", "those of the last 7 days"));
            case STATUS ->
                    List.of(
                            new Example("/nattvakt status", "how your last change went"),
                            new Example(
                                    "/nattvakt status rcp_gKuzkw79",
                                    "how the change of a receipt went"));
            case WHOAMI -> List.of(new Example("/nattvakt whoami", "what you may do here"));
        };
    }

    private static List<Example> overview(String name) {
        return List.of(
                new Example("/backup " + name, "shows how the server is protected"),
                new Example(
                        "/backup " + name + " daily 02:00 keep 7", "a backup each night, 7 copies"),
                new Example("/snapshot " + name + " every 6h", "a snapshot every 6 hours"),
                new Example("/nattvakt audit problems", "every server that has a problem"),
                new Example("/nattvakt find web", "servers with web in name or IP"),
                new Example(
                        "/nattvakt price " + name + " 2 backup slots",
                        "what they would cost; buys nothing"),
                new Example(
                        "/nattvakt protect web-* daily 02:00 keep 7 spread 4h",
                        "plans backups of many servers; asks first"),
                new Example("/nattvakt pause all", "plans a pause of every backup; asks first"),
                new Example("/nattvakt changes 7d", "what was changed, and how to undo it"),
                new Example("/nattvakt status", "how your last change went"),
                new Example("/nattvakt whoami", "what you may do here"),
                new Example("/nattvakt help backup", "more examples"));
    }

    private static List<Example> backup(String name) {
        String start = "/backup " + name;
        return List.of(
                new Example(start, "shows how the server is protected"),
                new Example(start + " daily 02:00 keep 7", "a backup each night, 7 copies"),
                new Example(
                        start + " weekly mon 3am keep 4 name \"Weekly\"", "each Monday, 4 copies"),
                new Example(start + " monthly 15 02:00 keep 6", "on the 15th of each month"),
                new Example(start + " at 04:00", "changes only the hour"),
                new Example(
                        start + " daily 02:00 keep 7 in Europe/Stockholm",
                        "at 02:00 in that zone; without one, UTC"),
                new Example(start + " daily 02:00 keep 7 preview", "shows what would change"),
                new Example(start + " off", "pauses it"),
                new Example(start + " on", "resumes it"),
                new Example(start + " remove", "removes the schedule"),
                new Example(start + " remove bks_1", "removes one of several schedules"));
    }

    private static List<Example> snapshot(String name) {
        String start = "/snapshot " + name;
        return List.of(
                new Example(start, "shows how the server is protected"),
                new Example(start + " every 6h", "a snapshot every 6 hours, 4 to 24"),
                new Example(start + " every 6h preview", "shows what would change"),
                new Example(start + " off", "pauses them"),
                new Example(start + " on", "resumes them"),
                new Example(start + " remove", "removes the schedule"));
    }

    private static List<Example> protect() {
        String start = "/nattvakt protect ";
        return List.of(
                new Example(
                        start + "web-* daily 02:00 keep 7",
                        "plans a backup each night for all that match; asks first"),
                new Example(
                        start + "daily 02:00 keep 7",
                        "for every server without a backup schedule, as no server is named"),
                new Example(
                        start + "all daily 01:00 keep 7 or fewer spread 4h",
                        "as many copies as fit, starts from 01:00 to 05:00"),
                new Example(
                        start + "web-* unprotected daily 02:00 keep 7 in Europe/Stockholm",
                        "only those without a backup schedule, at 02:00 in that zone"),
                new Example(
                        start + "all except db-* mail-* weekly sun 03:00 keep 4",
                        "leaves some servers out"),
                new Example(start + "web-* snapshots every 6h", "snapshots instead of backups"),
                new Example(start + "all by policy", "as the policy file says"));
    }

    private static List<Example> settings(String name) {
        String start = "/backup " + name;
        return List.of(
                new Example(start + " max 5", "at most 5 backups, manual ones included"),
                new Example(start + " autodelete on", "deletes the oldest when it is full"),
                new Example(start + " autodelete off preview", "shows what would change"));
    }

    /// The name in the form, quoted if needed, that is parsed as this name.
    private static String typed(String server) {
        return Stream.of(server, '"' + server + '"', "'" + server + "'")
                .filter(typed ->
                        Grammar.read("/backup", typed)
                                        instanceof ParsedCommand.ToolCall(_, JsonNode arguments)
                                && arguments.path("vps").asText().equals(server))
                .findFirst()
                .orElse(SERVER);
    }
}
