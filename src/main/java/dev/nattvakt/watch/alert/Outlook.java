package dev.nattvakt.watch.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.words.Words;

/// What is about to go wrong with a server that is well so far, without its name and without a full
/// stop. Pure.
final class Outlook {

    private static final String ACTIVE = "active";
    private static final Duration SOON = Duration.ofDays(7);

    private Outlook() {}

    static List<Words> of(Judged server, Instant now) {
        List<Words> risks = new ArrayList<>();
        if (server.judgement().isProblem()) {
            return risks;
        }
        server.vps()
                .serviceStatus()
                .filter(status -> !ACTIVE.equalsIgnoreCase(status))
                .ifPresent(status ->
                        risks.add(Words.of("HostUp states its service as ").quote(status)));
        if (server.judgement().evidence()
                instanceof Evidence.Exempted(Exemption exemption, Judgement underneath)) {
            ending(exemption, underneath, now).ifPresent(risks::add);
        } else {
            server.state().ifPresent(state -> risks.addAll(of(state, now)));
        }
        return risks;
    }

    /// An exemption that ends within a week, where a problem is underneath.
    private static Optional<Words> ending(Exemption exemption, Judgement underneath, Instant now) {
        LocalDate soon = LocalDate.ofInstant(now.plus(SOON), ZoneOffset.UTC);
        return exemption
                .until()
                .filter(last -> underneath.isProblem() && !last.isAfter(soon))
                .map(last ->
                        Words.of(
                                "its exemption ends after %s, and it is %s underneath"
                                        .formatted(
                                                last, AlertSentences.word(underneath.verdict()))));
    }

    private static List<Words> of(ServerState state, Instant now) {
        List<Words> risks = new ArrayList<>();
        Slots slots = state.backups().settings().slots();
        for (SeenBackupSchedule row : state.backups().on()) {
            row.nextRun()
                    .filter(run -> run.isBefore(now))
                    .ifPresent(run ->
                            risks.add(
                                    Words.of("the run of ").moment(run).text(" is not done yet")));
            tooMany(row, slots).ifPresent(risks::add);
            if (hasNoRoom(row, state, slots)) {
                risks.add(
                        Words.of(
                                "no backup slot is free, and HostUp does not delete the oldest copy by itself"));
            }
        }
        return risks;
    }

    private static Optional<Words> tooMany(SeenBackupSchedule row, Slots slots) {
        return row.retentionCount()
                .flatMap(kept ->
                        slots.mostCopies()
                                .filter(most -> kept > most)
                                .map(most ->
                                        Words.of(
                                                "it is to keep %s copies, and %s fit"
                                                        .formatted(kept, most))));
    }

    /// A schedule that has not reached its number of copies yet needs another slot at its next run.
    private static boolean hasNoRoom(SeenBackupSchedule row, ServerState state, Slots slots) {
        return slots instanceof Slots.Counted counted
                && counted.free() == 0
                && row.retentionCount().filter(kept -> counted.scheduled() < kept).isPresent()
                && state.backups().settings().autoDeleteOldest().equals(Optional.of(false));
    }
}
