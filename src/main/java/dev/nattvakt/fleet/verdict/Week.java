package dev.nattvakt.fleet.verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// The backup runs of one server over seven days, today being the last: the past as HostUp's
/// answers show it, and the rest of today as scheduled. Nothing is invented: HostUp tells only the
/// last run of a schedule and the backups that still exist.
///
/// @param runs earliest first
public record Week(List<Run> runs) {

    private static final int DAYS = 7;

    public Week {
        runs = runs.stream().sorted(Comparator.comparing(Run::at)).toList();
    }

    /// A run, real or planned.
    public record Run(Instant at, Kind kind) {}

    /// What is known of a run.
    public enum Kind {
        /// Its backup exists, or HostUp states that it completed.
        RAN,
        RUNNING,
        /// HostUp states that it failed or was cancelled.
        FAILED,
        /// Due by today's schedule; its backup is missing although older ones exist, or HostUp
        /// shows that it did not begin.
        MISSED,
        /// Due by today's schedule, with no evidence of its result.
        UNKNOWN,
        /// Still to come.
        PLANNED
    }

    /// Seven days, of which the last is the day of `now`.
    public record Days(LocalDate first, ZoneId zone) {

        public static Days upTo(Instant now, ZoneId zone) {
            return new Days(now.atZone(zone).toLocalDate().minusDays(DAYS - 1L), zone);
        }

        public Instant start() {
            return first.atStartOfDay(zone).toInstant();
        }

        public Instant end() {
            return first.plusDays(DAYS).atStartOfDay(zone).toInstant();
        }

        public List<LocalDate> dates() {
            return first.datesUntil(first.plusDays(DAYS)).toList();
        }

        boolean have(Instant moment) {
            return !moment.isBefore(start()) && moment.isBefore(end());
        }
    }

    /// @param at when the server's state was read; runs due after that are unknown
    public static Week of(ServerState seen, Instant at, Instant now, ZoneId zone) {
        Days days = Days.upTo(now, zone);
        List<Run> runs = new ArrayList<>();
        seen.copies().made().stream()
                .filter(days::have)
                .forEach(made -> runs.add(new Run(made, Kind.RAN)));
        for (SeenBackupSchedule row : seen.backups().schedules()) {
            lastRun(row, seen.copies()).filter(run -> days.have(run.at())).ifPresent(runs::add);
        }
        for (SeenBackupSchedule row : seen.backups().on()) {
            for (Instant due : due(row, days)) {
                withoutEvidence(row, due, seen.copies(), at, now)
                        .map(kind -> new Run(due, kind))
                        .ifPresent(runs::add);
            }
        }
        return new Week(runs);
    }

    private static List<Instant> due(SeenBackupSchedule row, Days days) {
        return row
                .cadence()
                .map(cadence -> cadence.nextRuns(days.start().minusNanos(1), days.zone(), DAYS))
                .orElse(List.of())
                .stream()
                .filter(days::have)
                .toList();
    }

    /// The last run, unless an existing backup shows it already.
    private static Optional<Run> lastRun(SeenBackupSchedule row, Copies copies) {
        return row.lastRun()
                .filter(run ->
                        row.lastStatus().filter(RunStatus::wentWrong).isPresent()
                                || copies.made().stream()
                                        .noneMatch(made -> areOneRun(row, made, run)))
                .map(run -> new Run(run, row.lastStatus().map(Week::kind).orElse(Kind.UNKNOWN)));
    }

    private static Kind kind(RunStatus status) {
        return switch (status) {
            case COMPLETED -> Kind.RAN;
            case RUNNING, QUEUED -> Kind.RUNNING;
            case FAILED, CANCELLED -> Kind.FAILED;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }

    /// The kind of a run without evidence of its own; empty where a backup or the last run shows
    /// it, or where the schedule may not have existed yet.
    private static Optional<Kind> withoutEvidence(
            SeenBackupSchedule row, Instant due, Copies copies, Instant at, Instant now) {
        if (due.isAfter(now)) {
            return Optional.of(Kind.PLANNED);
        }
        if (due.isAfter(at)) {
            return Optional.of(Kind.UNKNOWN);
        }
        if (row.lastRun().filter(run -> areOneRun(row, run, due)).isPresent()
                || copies.made().stream().anyMatch(made -> areOneRun(row, made, due))) {
            return Optional.empty();
        }
        if (row.nextRun().filter(next -> !next.isAfter(due)).isPresent()) {
            return Optional.of(isLate(due, at) ? Kind.MISSED : Kind.UNKNOWN);
        }
        if (row.lastRun().isEmpty()) {
            return Optional.empty();
        }
        boolean between =
                copies.oldest().filter(due::isAfter).isPresent()
                        && row.lastRun().filter(due::isBefore).isPresent();
        return Optional.of(between ? Kind.MISSED : Kind.UNKNOWN);
    }

    private static boolean isLate(Instant due, Instant at) {
        return due.plus(Judgement.GRACE).isBefore(at);
    }

    /// Whether two moments belong to one run: they are closer than half the time between runs. That
    /// also holds when the hour was moved since.
    private static boolean areOneRun(SeenBackupSchedule row, Instant one, Instant other) {
        return row.frequency()
                .map(frequency -> frequency.spacing().dividedBy(2))
                .filter(half -> Duration.between(one, other).abs().compareTo(half) < 0)
                .isPresent();
    }
}
