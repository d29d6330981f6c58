package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.write.ScheduleNames;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.PolicyWords;
import dev.nattvakt.words.Words;

/// Messages about reads.
final class ReadMessages {

    private ReadMessages() {}

    /// The details that the sentence leaves out: ids to copy, last results, next runs.
    static MessageLayout protection(MessageLayout messageLayout, Answer.Protection protection) {
        ServerState seen = protection.seen();
        List<RichLine> facts = new ArrayList<>();
        seen.backups().schedules().stream().map(ReadMessages::schedule).forEach(facts::add);
        facts.add(copies(seen.copies(), protection.snapshots()));
        List<Instant> runs = seen.nextRuns();
        if (!runs.isEmpty()) {
            Words words = Words.of(runs.size() == 1 ? "next run " : "next runs ");
            for (int i = 0; i < runs.size(); i++) {
                words = (i == 0 ? words : words.text(", ")).moment(runs.get(i));
            }
            facts.add(RichLine.of(words));
        }
        return messageLayout.list(facts);
    }

    private static RichLine schedule(SeenBackupSchedule row) {
        Words lead = Words.of("backup schedule ");
        Words named =
                row.id().map(id -> lead.code(id.toString())).orElse(lead.text("without an id"));
        Words ran =
                row.lastRun()
                        .map(at -> named.text(": last run ").moment(at))
                        .orElse(named.text(": no run stated"));
        return RichLine.of(
                row.lastStatus()
                        .map(status -> ran.text(", " + status.name().toLowerCase(Locale.ROOT)))
                        .orElse(ran));
    }

    private static RichLine copies(Copies backups, Copies snapshots) {
        Words words = Words.of(count(backups.count(), "backup"));
        return RichLine.of(
                backups.newest()
                        .map(at -> words.text(", the newest of ").moment(at))
                        .orElse(words)
                        .text("; " + count(snapshots.count(), "snapshot")));
    }

    static MessageLayout audit(MessageLayout messageLayout, Audit.Report report, Sought sought) {
        int checked = report.counts().values().stream().mapToInt(Integer::intValue).sum();
        String counts =
                report.counts().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + words(entry.getKey()))
                        .collect(Collectors.joining(", "));
        messageLayout.say(
                checked == 0
                        ? RichLine.of(FleetWords.none(sought, report.next().isEmpty()))
                        : RichLine.NOTHING
                                .bold(count(checked, "server") + " checked")
                                .text(": " + counts + ".")
                                .and(FleetWords.noneShown(report, sought)));
        messageLayout.list(report.servers().stream().map(ReadMessages::judged).toList());
        report.cutShort()
                .map(FleetWords::endedEarly)
                .map(RichLine::of)
                .ifPresent(messageLayout::say);
        if (report.hasNameless()) {
            messageLayout.say(RichLine.of(FleetWords.nameless()));
        }
        return more(messageLayout, "audit_protection", report.next());
    }

    private static RichLine judged(Audit.Judged judged) {
        Words words =
                named(judged.vps())
                        .text(": " + words(judged.judgement().verdict()) + ", ")
                        .and(FleetWords.why(judged))
                        .and(policy(judged));
        return RichLine.of(
                judged.cure()
                        .map(ScheduleNames::callable)
                        .map(step -> words.text(". Next: ").call(step))
                        .orElse(words));
    }

    private static Words policy(Audit.Judged judged) {
        return judged.compliance()
                .filter(compliance -> !compliance.inLine())
                .map(compliance -> Words.of("; ").and(PolicyWords.clause(compliance)))
                .orElse(Words.of(""));
    }

    private static String words(Verdict verdict) {
        return verdict.word().replace('_', ' ');
    }

    static MessageLayout servers(MessageLayout messageLayout, Answer.Servers found) {
        messageLayout.say(
                found.servers().isEmpty()
                        ? RichLine.of(FleetWords.none(found.sought(), found.next().isEmpty()))
                        : RichLine.NOTHING.bold(count(found.servers().size(), "server")).text(":"));
        messageLayout.list(found.servers().stream().map(ReadMessages::server).toList());
        return more(messageLayout, "find_vps", found.next());
    }

    /// Name, id, IP and status.
    static RichLine server(Vps vps) {
        Words named = named(vps);
        Words placed = vps.primaryIp().map(ip -> named.text(", ").quote(ip)).orElse(named);
        return RichLine.of(
                vps.serviceStatus().map(status -> placed.text(", ").quote(status)).orElse(placed));
    }

    /// Offers a narrower search, since a person cannot type a cursor.
    private static MessageLayout more(
            MessageLayout messageLayout, String tool, Optional<Position> next) {
        return next.isEmpty() ? messageLayout : messageLayout.say(RichLine.of(more(tool)));
    }

    private static Words more(String tool) {
        return Words.of("There are more; narrow the search, such as ")
                .call(new NextStep(tool, Fields.of("query", "web")))
                .text(".");
    }

    /// An audit in two or three sentences.
    static Words spoken(Audit.Report report, Sought sought) {
        Words words =
                FleetWords.audited(
                        new Audit.Report(
                                report.counts(),
                                report.servers(),
                                report.herds(),
                                Optional.empty(),
                                report.cutShort(),
                                report.hasNameless()),
                        sought);
        return report.next().isEmpty() ? words : words.text(" ").and(more("audit_protection"));
    }

    /// A list of servers in a sentence or two.
    static Words spoken(Answer.Servers found) {
        Words words = FleetWords.found(found.servers(), Optional.empty(), found.sought());
        return found.next().isEmpty() ? words : words.text(" ").and(more("find_vps"));
    }

    /// Name and id.
    static Words named(Vps vps) {
        return Words.of("").quote(vps.label()).text(" (").code(vps.id().value()).text(")");
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
