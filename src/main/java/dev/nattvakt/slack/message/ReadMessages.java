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
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
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
final class ReadMessages {

    private ReadMessages() {}

    /// What the sentence before it leaves out: ids to copy, how the last runs ended, what is next.
    static MessageLayout protection(MessageLayout messageLayout, Protection seen) {
        List<RichLine> facts = new ArrayList<>();
        if (seen.backup() instanceof Backup backup) {
            backup.schedules().stream().map(ReadMessages::schedule).forEach(facts::add);
            facts.add(copies(backup, seen.snapshot()));
        }
        if (seen.nextRuns() instanceof List<String> runs && !runs.isEmpty()) {
            Words words = Words.of(runs.size() == 1 ? "next run " : "next runs ");
            for (int i = 0; i < runs.size(); i++) {
                words = (i == 0 ? words : words.text(", ")).moment(Instant.parse(runs.get(i)));
            }
            facts.add(RichLine.of(words));
        }
        return messageLayout.list(facts);
    }

    private static RichLine schedule(Map<String, Object> row) {
        Words words = Words.of("backup schedule ");
        words = row.get("id") instanceof String id ? words.code(id) : words.text("without an id");
        words =
                row.get("lastRun") instanceof String at
                        ? words.text(": last run ").moment(Instant.parse(at))
                        : words.text(": no run stated");
        return RichLine.of(
                row.get("status") instanceof String status ? words.text(", " + status) : words);
    }

    private static RichLine copies(Backup backup, @Nullable Snapshot snapshot) {
        Words words = Words.of(count(backup.copies(), "backup"));
        if (backup.newestCopy() instanceof String newest) {
            words = words.text(", the newest of ").moment(Instant.parse(newest));
        }
        return RichLine.of(
                snapshot == null ? words : words.text("; " + count(snapshot.copies(), "snapshot")));
    }

    static MessageLayout audit(MessageLayout messageLayout, Report report) {
        int looked = report.counts().values().stream().mapToInt(Integer::intValue).sum();
        String counts =
                report.counts().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
                        .collect(Collectors.joining(", "));
        messageLayout.say(
                looked == 0
                        ? RichLine.of("No server matches.")
                        : RichLine.NOTHING
                                .bold(count(looked, "server") + " looked at")
                                .text(": " + counts + "."));
        messageLayout.list(report.servers().stream().map(ReadMessages::row).toList());
        return more(messageLayout, "audit_protection", report.nextCursor());
    }

    private static RichLine row(Row row) {
        Words words =
                named(row.vps())
                        .text(": " + row.verdict().word().replace('_', ' ') + ", " + row.why());
        return RichLine.of(
                row.nextStep() instanceof CallView call
                        ? words.text(". Next: ").call(step(call))
                        : words);
    }

    static MessageLayout servers(MessageLayout messageLayout, Servers found) {
        messageLayout.say(
                found.servers().isEmpty()
                        ? RichLine.of("No server matches.")
                        : RichLine.NOTHING.bold(count(found.servers().size(), "server")).text(":"));
        messageLayout.list(found.servers().stream().map(ReadMessages::server).toList());
        return more(messageLayout, "find_vps", found.nextCursor());
    }

    /// Name, id and what else tells it from others.
    public static RichLine server(VpsView vps) {
        Words words = named(vps);
        if (vps.primaryIp() instanceof String ip) {
            words = words.text(", ").quote(ip);
        }
        return RichLine.of(
                vps.serviceStatus() instanceof String status
                        ? words.text(", ").quote(status)
                        : words);
    }

    /// A person types no cursor: they ask for less.
    private static MessageLayout more(
            MessageLayout messageLayout, String tool, @Nullable String cursor) {
        return cursor == null
                ? messageLayout
                : messageLayout.say(
                        RichLine.of(
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
