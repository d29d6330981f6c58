package dev.nattvakt.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.schedule.RunStatus;
import dev.nattvakt.schedule.SeenBackupSchedule;

/// The backup runs of one server over seven days, today being the last: what HostUp's answers show
/// of the past, and what its schedules plan for the rest of today. Nothing is invented: HostUp
/// tells the last run of a schedule and the backups that still exist, and no more.
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
        /// Its backup is there, or HostUp says that it completed.
        RAN,
        RUNNING,
        /// HostUp says that it failed or was cancelled.
        FAILED,
        /// By today's schedule one was due; no backup of it is there, though older ones are, or
        /// HostUp shows that it did not begin.
        MISSED,
        /// By today's schedule one was due, and nothing shows how it went.
        UNKNOWN,
        /// Still to come.
        PLANNED
    }

    /// The days that end with the day of `now`.
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

    /// @param at when the server was looked at; what should have happened since is unknown
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
                untold(row, due, seen.copies(), at, now)
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

    /// The last run, unless its backup tells of it already.
    private static Optional<Run> lastRun(SeenBackupSchedule row, Copies copies) {
        return row.lastRun()
                .filter(run ->
                        row.lastStatus().filter(RunStatus::wentWrong).isPresent()
                                || copies.made().stream().noneMatch(made -> areOne(row, made, run)))
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

    /// What there is to say of a run that was or is due; empty where a backup or the last run says
    /// it, or where the schedule may not have been there yet.
    private static Optional<Kind> untold(
            SeenBackupSchedule row, Instant due, Copies copies, Instant at, Instant now) {
        if (due.isAfter(now)) {
            return Optional.of(Kind.PLANNED);
        }
        if (due.isAfter(at)) {
            return Optional.of(Kind.UNKNOWN);
        }
        if (row.lastRun().filter(run -> areOne(row, run, due)).isPresent()
                || copies.made().stream().anyMatch(made -> areOne(row, made, due))) {
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

    /// Whether two moments belong to one run: they are closer than half the time between runs,
    /// which also holds where the hour was moved since.
    private static boolean areOne(SeenBackupSchedule row, Instant one, Instant other) {
        return row.frequency()
                .map(frequency -> frequency.spacing().dividedBy(2))
                .filter(half -> Duration.between(one, other).abs().compareTo(half) < 0)
                .isPresent();
    }
}
