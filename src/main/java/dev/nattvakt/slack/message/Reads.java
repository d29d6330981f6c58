package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.slack.message.blockkit.Layout;
import dev.nattvakt.slack.message.blockkit.Line;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.read.AuditProtectionTool.Report;
import dev.nattvakt.tool.read.AuditProtectionTool.Row;
import dev.nattvakt.tool.read.FindVpsTool.Servers;
import dev.nattvakt.tool.read.GetProtectionTool.Backup;
import dev.nattvakt.tool.read.GetProtectionTool.Protection;
import dev.nattvakt.tool.read.GetProtectionTool.Snapshot;
import dev.nattvakt.words.Words;

/// What was looked at.
final class Reads {

    private Reads() {}

    /// What the sentence before it leaves out: ids to copy, how the last runs ended, what is next.
    static Layout protection(Layout layout, Protection seen) {
        List<Line> facts = new ArrayList<>();
        if (seen.backup() instanceof Backup backup) {
            backup.schedules().stream().map(Reads::schedule).forEach(facts::add);
            facts.add(copies(backup, seen.snapshot()));
        }
        if (seen.nextRuns() instanceof List<String> runs && !runs.isEmpty()) {
            Words words = Words.of(runs.size() == 1 ? "next run " : "next runs ");
            for (int i = 0; i < runs.size(); i++) {
                words = (i == 0 ? words : words.text(", ")).moment(Instant.parse(runs.get(i)));
            }
            facts.add(Line.of(words));
        }
        return layout.list(facts);
    }

    private static Line schedule(Map<String, Object> row) {
        Words words = Words.of("backup schedule ");
        words = row.get("id") instanceof String id ? words.code(id) : words.text("without an id");
        words =
                row.get("lastRun") instanceof String at
                        ? words.text(": last run ").moment(Instant.parse(at))
                        : words.text(": no run stated");
        return Line.of(
                row.get("status") instanceof String status ? words.text(", " + status) : words);
    }

    private static Line copies(Backup backup, @Nullable Snapshot snapshot) {
        Words words = Words.of(count(backup.copies(), "backup"));
        if (backup.newestCopy() instanceof String newest) {
            words = words.text(", the newest of ").moment(Instant.parse(newest));
        }
        return Line.of(
                snapshot == null ? words : words.text("; " + count(snapshot.copies(), "snapshot")));
    }

    static Layout audit(Layout layout, Report report) {
        int looked = report.counts().values().stream().mapToInt(Integer::intValue).sum();
        String counts =
                report.counts().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
                        .collect(Collectors.joining(", "));
        layout.say(
                looked == 0
                        ? Line.of("No server matches.")
                        : Line.NOTHING
                                .bold(count(looked, "server") + " looked at")
                                .text(": " + counts + "."));
        layout.list(report.servers().stream().map(Reads::row).toList());
        return more(layout, "audit_protection", report.nextCursor());
    }

    private static Line row(Row row) {
        Words words =
                named(row.vps())
                        .text(": " + row.verdict().word().replace('_', ' ') + ", " + row.why());
        return Line.of(
                row.nextStep() instanceof CallView call
                        ? words.text(". Next: ").call(step(call))
                        : words);
    }

    static Layout servers(Layout layout, Servers found) {
        layout.say(
                found.servers().isEmpty()
                        ? Line.of("No server matches.")
                        : Line.NOTHING.bold(count(found.servers().size(), "server")).text(":"));
        layout.list(found.servers().stream().map(Reads::server).toList());
        return more(layout, "find_vps", found.nextCursor());
    }

    /// Name, id and what else tells it from others.
    public static Line server(VpsView vps) {
        Words words = named(vps);
        if (vps.primaryIp() instanceof String ip) {
            words = words.text(", ").quote(ip);
        }
        return Line.of(
                vps.serviceStatus() instanceof String status
                        ? words.text(", ").quote(status)
                        : words);
    }

    /// A person types no cursor: they ask for less.
    private static Layout more(Layout layout, String tool, @Nullable String cursor) {
        return cursor == null
                ? layout
                : layout.say(
                        Line.of(
                                Words.of("There are more; ask for a part of them, such as ")
                                        .call(new NextStep(tool, Fields.of("query", "web")))
                                        .text(".")));
    }

    /// Name and id.
    static Words named(VpsView vps) {
        return Words.of("")
                .quote(vps.name() == null ? vps.id() : vps.name())
                .text(" (")
                .code(vps.id())
                .text(")");
    }

    private static NextStep step(CallView call) {
        return new NextStep(call.tool(), new Fields(new LinkedHashMap<>(call.arguments())));
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
