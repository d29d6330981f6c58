package dev.nattvakt.board;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Remedies;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.fleet.verdict.Week;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.words.CallText;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.PolicyWords;
import dev.nattvakt.words.Untrusted;

/// A server on the page. Names and addresses are HostUp's text: cleaned and bounded here, escaped
/// by the template.
///
/// @param why absent where the server is protected and its last backup shows it
/// @param strip absent where the server could not be read
record Row(
        String id,
        String name,
        @Nullable String ip,
        Verdict verdict,
        @Nullable String why,
        @Nullable Moment lastGood,
        @Nullable Strip strip,
        @Nullable Moment nextRun,
        @Nullable Moment nextSnapshot,
        @Nullable Standing policy,
        @Nullable Step step) {

    /// How it stands to the policy.
    ///
    /// @param key for style and filter
    /// @param why what differs; absent where nothing does
    record Standing(String key, @Nullable String why) {

        static Standing of(Compliance compliance) {
            return switch (compliance) {
                case Compliance.Exempt _ -> new Standing("exempt", null);
                case Compliance.Held held when held.inLine() -> new Standing("in_line", null);
                case Compliance.Held(var differs) ->
                        new Standing("differs", PolicyWords.list(differs).plain());
            };
        }

        public String words() {
            return words(key);
        }

        static String words(String key) {
            return key.equals("differs") ? "not in line" : key.replace('_', ' ');
        }
    }

    /// The proposed remedy.
    ///
    /// @param words what it does
    /// @param call the exact tool call
    record Step(String words, String call) {

        static Step of(NextStep step) {
            return new Step(words(step), CallText.of(step));
        }

        private static boolean isSwitchedOnOnly(NextStep step) {
            return step.arguments().values().keySet().equals(Set.of("vps", "enabled"));
        }

        private static String words(NextStep step) {
            return switch (step.tool()) {
                case "set_backup_schedule" ->
                        isSwitchedOnOnly(step) ? "Switch it on" : "Set a schedule";
                case "set_snapshot_schedule" -> "Set a snapshot schedule";
                case "preview_capacity" -> "Ask for the price of a slot";
                default -> "Look closer";
            };
        }
    }

    /// Position of the verdict, best first. The template needs this method: in a native image it
    /// does not find the inherited `ordinal`.
    public int order() {
        return verdict.ordinal();
    }

    /// @param week empty where the server could not be read
    /// @param remedies that fit the rest of the fleet
    static Row of(
            FleetSnapshot.Seen seen,
            Optional<Week> week,
            Remedies remedies,
            Instant now,
            ZoneId zone) {
        Vps vps = seen.judged().vps();
        Verdict verdict = seen.judged().judgement().verdict();
        Optional<ServerState> state = seen.judged().state();
        return new Row(
                vps.id().value(),
                Untrusted.clean(vps.label()),
                vps.primaryIp().map(Untrusted::clean).orElse(null),
                verdict,
                verdict != Verdict.PROTECTED || state.flatMap(Row::lastGood).isEmpty()
                        ? FleetWords.why(seen.judged()).plain()
                        : null,
                state.flatMap(Row::lastGood).map(at -> Moment.past(at, now)).orElse(null),
                week.map(runs -> Strip.of(runs, Week.Days.upTo(now, zone))).orElse(null),
                state.flatMap(Row::nextRun)
                        .map(at -> Moment.next(at, seen.at(), now, zone))
                        .orElse(null),
                state.flatMap(Row::nextSnapshot)
                        .map(at -> Moment.next(at, seen.at(), now, zone))
                        .orElse(null),
                seen.judged().compliance().map(Standing::of).orElse(null),
                seen.judged().with(remedies).cure().map(Step::of).orElse(null));
    }

    private static Optional<Instant> lastGood(ServerState seen) {
        return seen.copies().newest();
    }

    private static Optional<Instant> nextRun(ServerState seen) {
        return seen.backups().on().stream()
                .map(SeenBackupSchedule::nextRun)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> nextSnapshot(ServerState seen) {
        return seen.snapshots()
                .schedule()
                .filter(SeenSnapshotSchedule::isOn)
                .flatMap(SeenSnapshotSchedule::nextRun);
    }

    /// Worst first, then by name.
    static Stream<Row> sorted(Stream<Row> rows) {
        return rows.sorted(
                Comparator.comparing(Row::verdict)
                        .reversed()
                        .thenComparing(row -> row.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Row::id));
    }

    /// The verdict in words.
    public String words() {
        return words(verdict);
    }

    static String words(Verdict verdict) {
        return verdict.word().replace('_', ' ');
    }
}
