package dev.nattvakt.slack.command;

import java.util.List;
import java.util.Set;

import dev.nattvakt.slack.command.phrase.BackupVocabulary;
import dev.nattvakt.slack.command.phrase.PriceVocabulary;
import dev.nattvakt.slack.command.phrase.SnapshotVocabulary;
import dev.nattvakt.slack.command.phrase.Vocabulary;

/// The commands that take a server's name first.
enum VpsCommand {
    BACKUP(
            "/backup",
            BackupVocabulary.VOCABULARY,
            "get_protection",
            List.of(
                    new Route(
                            "set_backup_schedule",
                            Set.of(
                                    "frequency",
                                    "hour",
                                    "dayOfWeek",
                                    "dayOfMonth",
                                    "retentionCount",
                                    "enabled",
                                    "name",
                                    "timeZone")),
                    new Route("set_backup_settings", Set.of("maxTotalBackups", "autoDeleteOldest")),
                    new Route("remove_schedule", Set.of("kind", "scheduleId"))),
            List.of(
                    "daily",
                    "weekly mon",
                    "monthly day 15",
                    "02:00",
                    "keep 7",
                    "name \"Weekly\"",
                    "in Europe/Stockholm",
                    "on",
                    "off",
                    "remove",
                    "max 5",
                    "autodelete on",
                    "preview")),
    SNAPSHOT(
            "/snapshot",
            SnapshotVocabulary.VOCABULARY,
            "get_protection",
            List.of(
                    new Route("set_snapshot_schedule", Set.of("enabled", "intervalHours")),
                    new Route("remove_schedule", Set.of("kind"))),
            List.of("every 6h", "on", "off", "remove", "preview")),
    PRICE(
            "/nattvakt price",
            PriceVocabulary.VOCABULARY,
            "preview_capacity",
            List.of(new Route("preview_capacity", Set.of("backupSlots", "snapshotSlots"))),
            List.of("2 backup slots", "1 snapshot slot"));

    private final String typed;
    private final Vocabulary vocabulary;
    private final String bareTool;
    private final List<Route> routes;
    private final List<String> forms;

    VpsCommand(
            String typed,
            Vocabulary vocabulary,
            String bareTool,
            List<Route> routes,
            List<String> forms) {
        this.typed = typed;
        this.vocabulary = vocabulary;
        this.bareTool = bareTool;
        this.routes = routes;
        this.forms = forms;
    }

    /// The tool that is called for these arguments; `dryRun` goes with any.
    record Route(String tool, Set<String> arguments) {}

    /// The command before the server's name.
    String typed() {
        return typed;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// The tool that is called when only the server's name follows.
    String bareTool() {
        return bareTool;
    }

    List<Route> routes() {
        return routes;
    }

    /// One example of each form.
    List<String> forms() {
        return forms;
    }

    /// The command whose words are typed here by mistake.
    VpsCommand neighbour() {
        return switch (this) {
            case BACKUP -> SNAPSHOT;
            case SNAPSHOT, PRICE -> BACKUP;
        };
    }
}
