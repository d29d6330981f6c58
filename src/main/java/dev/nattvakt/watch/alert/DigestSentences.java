package dev.nattvakt.watch.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.words.Words;

/// A digest, line by line.
public final class DigestSentences {

    /// Lines of one kind; the others are counted.
    static final int MOST_LINES = 40;

    private DigestSentences() {}

    static List<Words> of(Digest digest) {
        List<Words> lines = new ArrayList<>();
        lines.add(digest.servers().isEmpty() ? summary(digest) : about(digest, " (%s):"));
        lines.addAll(some(digest.servers(), DigestSentences::server, "server"));
        lines.add(
                Words.of(
                        digest.changes().isEmpty()
                                ? "Nothing changed since then."
                                : "Changed since then:"));
        lines.addAll(some(digest.changes(), DigestSentences::change, "change"));
        lines.add(
                Words.of(
                        digest.risks().isEmpty()
                                ? "Nothing is about to go wrong."
                                : "About to go wrong:"));
        lines.addAll(
                some(
                        digest.risks(),
                        risk ->
                                Words.of("")
                                        .quote(risk.server().vps().label())
                                        .text(": ")
                                        .and(risk.words())
                                        .text("."),
                        "risk"));
        return lines;
    }

    static Words summary(Digest digest) {
        return about(digest, ", %s.");
    }

    private static Words about(Digest digest, String counted) {
        return Words.of("Digest since ")
                .moment(digest.since())
                .text(": " + AlertSentences.servers(digest.servers().size()))
                .text(counted.formatted(counts(digest.servers())));
    }

    private static <T> List<Words> some(List<T> all, Function<T, Words> line, String noun) {
        List<Words> lines = new ArrayList<>(all.stream().limit(MOST_LINES).map(line).toList());
        int more = all.size() - MOST_LINES;
        if (more > 0) {
            lines.add(Words.of("and %s more %s.".formatted(more, more == 1 ? noun : noun + "s")));
        }
        return lines;
    }

    private static String counts(List<Judged> servers) {
        Map<Verdict, Long> counts =
                servers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        server -> server.judgement().verdict(),
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.isEmpty()
                ? "nothing to protect"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + AlertSentences.word(count.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static Words server(Judged server) {
        Words words =
                Words.of("")
                        .quote(server.vps().label())
                        .text(
                                ": "
                                        + AlertSentences.word(server.judgement().verdict())
                                        + exemption(server));
        return server.state()
                .map(state ->
                        words.and(newest(state.copies()))
                                .text(copies(state))
                                .and(nextRun(state))
                                .text("."))
                .orElseGet(() -> words.text(", could not be read."));
    }

    /// When an exemption ends, since nobody watches the server until then.
    private static String exemption(Judged server) {
        return server.judgement().evidence() instanceof Evidence.Exempted(Exemption exemption, _)
                ? exemption.until().map(day -> " until " + day).orElse(" without an end")
                : "";
    }

    private static Words newest(Copies copies) {
        return copies.newest()
                .map(at -> Words.of(", last copy ").moment(at))
                .orElseGet(() ->
                        Words.of(
                                copies.count() == 0
                                        ? ", no copy"
                                        : ", last copy at a time that HostUp does not state"));
    }

    private static String copies(ServerState state) {
        int copies = state.copies().count();
        return state.backups()
                .settings()
                .slots()
                .limit()
                .map(limit -> ", %s of %s slots used".formatted(copies, limit))
                .orElse(copies == 1 ? ", 1 copy" : ", %s copies".formatted(copies));
    }

    private static Words nextRun(ServerState state) {
        return state.nextRuns().stream()
                .findFirst()
                .map(at -> Words.of(", next run ").moment(at))
                .orElseGet(() -> Words.of(", no run planned"));
    }

    public static Words change(Digest.Change change) {
        Words server = Words.of("").quote(change.label());
        return switch (change.what()) {
            case Digest.Change.Added() -> server.text(" is new.");
            case Digest.Change.Gone() -> server.text(" is no longer listed.");
            case Digest.Change.Turned(Verdict from, Verdict to) ->
                    server.text(
                            " was %s and is %s."
                                    .formatted(AlertSentences.word(from), AlertSentences.word(to)));
            case Digest.Change.Rescheduled() -> server.text(" has another schedule.");
            case Digest.Change.LeftPolicy() -> server.text(" has left the policy.");
            case Digest.Change.BackInLine() -> server.text(" is as the policy wants it.");
            case Digest.Change.Resized(String kind, int from, int to) ->
                    server.text(" has %s %s slots, not %s.".formatted(to, kind, from));
        };
    }
}
