package dev.nattvakt.watch.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.words.Words;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

class DigestTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Instant NOW = Instant.parse("2026-11-23T06:30:00Z");

    /// In Stockholm, where 07:00 is 05:00 UTC in summer; 23 November 2026 is a Monday.
    @ParameterizedTest
    @CsvSource({
        "DAILY,  2026-11-23T06:00:00Z, 2026-11-23T06:00:00Z",
        "DAILY,  2026-11-23T05:59:59Z, 2026-11-22T06:00:00Z",
        "DAILY,  2026-07-01T05:00:00Z, 2026-07-01T05:00:00Z",
        "DAILY,  2026-10-25T05:59:59Z, 2026-10-24T05:00:00Z",
        "WEEKLY, 2026-11-23T06:00:00Z, 2026-11-23T06:00:00Z",
        "WEEKLY, 2026-11-23T05:59:59Z, 2026-11-16T06:00:00Z",
        "WEEKLY, 2026-11-29T22:00:00Z, 2026-11-23T06:00:00Z",
        "WEEKLY, 2026-10-26T05:30:00Z, 2026-10-19T05:00:00Z"
    })
    void isDueAtSevenInHostUpsZone(DigestPeriod period, Instant now, Instant due) {
        assertThat(period.due(now, STOCKHOLM)).contains(due);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY,  2026-11-23T06:00:00Z, 2026-11-24T06:00:00Z",
        "WEEKLY, 2026-11-23T06:00:00Z, 2026-11-30T06:00:00Z",
        "WEEKLY, 2026-03-23T06:00:00Z, 2026-03-30T05:00:00Z"
    })
    void theSchedulerRunsARoundAtThatTime(DigestPeriod period, Instant last, Instant next) {
        ExecutionTime times =
                ExecutionTime.forCron(
                        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ))
                                .parse(period.cron().orElseThrow()));

        assertThat(times.nextExecution(last.atZone(STOCKHOLM)).orElseThrow().toInstant())
                .isEqualTo(next);
        assertThat(period.due(next, STOCKHOLM)).contains(next);
    }

    @Test
    void isNeverDueWhenItIsOff() {
        assertThat(DigestPeriod.OFF.due(NOW, STOCKHOLM)).isEmpty();
        assertThat(DigestPeriod.OFF.cron()).isEmpty();
        assertThat(due(Optional.of(baseline("2026-11-01T00:00:00Z")), DigestPeriod.OFF))
                .isEqualTo(new DueDigest(Optional.empty(), Optional.empty()));
    }

    @Test
    void theFirstRoundOnlyRemembers() {
        DueDigest first = due(Optional.empty(), DigestPeriod.DAILY);

        assertThat(first.digest()).isEmpty();
        assertThat(first.next().orElseThrow().at()).isEqualTo(NOW);
        assertThat(first.next().orElseThrow().servers()).containsOnlyKeys("vps_web");
    }

    @Test
    void isSentOnceAndComparedWithTheOneBefore() {
        DueDigest due = due(Optional.of(baseline("2026-11-23T05:00:00Z")), DigestPeriod.DAILY);
        assertThat(due.digest().orElseThrow().since())
                .isEqualTo(Instant.parse("2026-11-23T05:00:00Z"));

        assertThat(due(due.next(), DigestPeriod.DAILY))
                .isEqualTo(new DueDigest(Optional.empty(), due.next()));
    }

    @Test
    void waitsForARoundThatSeesAll() {
        Optional<Digest.Baseline> before = Optional.of(baseline("2026-11-20T05:00:00Z"));
        Round cut =
                new Round(
                        List.of(),
                        Set.of(),
                        Optional.of(new HostUpFailure.Why.Unreachable("no route")),
                        NOW);

        assertThat(DueDigest.of(before, DigestPeriod.DAILY, cut, WatchState.NONE, NOW, STOCKHOLM))
                .isEqualTo(new DueDigest(Optional.empty(), before));
    }

    @Test
    void tellsWhatChangedByServer() {
        WatchState after =
                new WatchState(
                        Map.of(
                                "1", watched("web", Verdict.FAILING, "a", 7),
                                "2", watched("db", Verdict.PROTECTED, "b", 5),
                                "4", watched("new", Verdict.UNPROTECTED, "d", 5)),
                        Optional.of(NOW),
                        false);
        Digest.Baseline before =
                new Digest.Baseline(
                        Instant.parse("2026-11-22T06:00:00Z"),
                        Map.of(
                                "1", watched("web", Verdict.PROTECTED, "a", 7),
                                "2", watched("db", Verdict.PROTECTED, "x", 7),
                                "3", watched("old", Verdict.PROTECTED, "c", 5)));

        assertThat(lines(Digest.of(before, round(), after, NOW)))
                .containsExactly(
                        "Digest since 2026-11-22 06:00 UTC: 0 servers, nothing to protect.",
                        "Changed since then:",
                        "\"db\" has another schedule.",
                        "\"db\" has 5 backup slots, not 7.",
                        "\"new\" is new.",
                        "\"old\" is no longer listed.",
                        "\"web\" was protected and is failing.",
                        "Nothing is about to go wrong.");
    }

    @Test
    void namesServersAsFarAsThereIsRoomAndCountsTheRest() {
        Judged[] many =
                IntStream.range(0, 42)
                        .mapToObj(i ->
                                new Judged(
                                        vps("node-" + i, "active"),
                                        new Judgement(
                                                i == 41 ? Verdict.UNKNOWN : Verdict.PROTECTED,
                                                new Evidence.NotStated("status")),
                                        Optional.empty()))
                        .toArray(Judged[]::new);

        List<String> lines =
                lines(
                        Digest.of(
                                baseline("2026-11-22T06:00:00Z"),
                                round(many),
                                WatchState.NONE,
                                NOW));

        assertThat(lines.get(0)).endsWith("42 servers (41 protected, 1 unknown):");
        assertThat(lines.get(1)).isEqualTo("\"node-41\": unknown, could not be read.");
        assertThat(lines.get(41)).isEqualTo("and 2 more servers.");
    }

    @Test
    void aServerThatIsTerminatedIsNotInIt() {
        Judged gone =
                new Judged(
                        vps("web", "terminated"),
                        new Judgement(Verdict.UNKNOWN, new Evidence.Terminated()),
                        Optional.empty());

        assertThat(
                        Digest.of(
                                        baseline("2026-11-22T06:00:00Z"),
                                        round(gone),
                                        WatchState.NONE,
                                        NOW)
                                .servers())
                .isEmpty();
    }

    private record Risky(Judged server, List<String> risks) {}

    static List<Risky> servers() {
        Slots full = new Slots.Counted(5, 2, 3, 0);
        return List.of(
                new Risky(
                        server("active", full, Optional.of(true), 5, NOW.plusSeconds(60)),
                        List.of("it is to keep 5 copies, and 3 fit")),
                new Risky(
                        server("active", full, Optional.of(true), 3, NOW.plusSeconds(60)),
                        List.of()),
                new Risky(
                        server("ACTIVE", full, Optional.of(false), 3, NOW.plusSeconds(60)),
                        List.of()),
                new Risky(
                        server(
                                "active",
                                new Slots.Counted(5, 2, 2, 0),
                                Optional.of(false),
                                3,
                                NOW.plusSeconds(60)),
                        List.of(
                                "no backup slot is free, and HostUp does not delete the oldest copy by itself")),
                new Risky(
                        server(
                                "active",
                                new Slots.Counted(5, 2, 2, 1),
                                Optional.of(false),
                                3,
                                NOW.plusSeconds(60)),
                        List.of()),
                new Risky(
                        server(
                                "active",
                                new Slots.Counted(5, 2, 2, 0),
                                Optional.empty(),
                                3,
                                NOW.plusSeconds(60)),
                        List.of()),
                new Risky(
                        server(
                                "suspended",
                                Slots.UNSTATED,
                                Optional.empty(),
                                9,
                                NOW.minus(Duration.ofHours(2))),
                        List.of(
                                "HostUp states its service as \"suspended\"",
                                "the run of 2026-11-23 04:30 UTC is not done yet")));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsWhatIsAboutToGoWrong(Risky risky) {
        assertThat(Outlook.of(risky.server(), NOW))
                .extracting(Words::plain)
                .containsExactlyElementsOf(risky.risks());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, true, FAILING",
        "2026-12-01, false, FAILING",
        "2026-11-30, false, PROTECTED"
    })
    void anExemptionThatEndsSoonIsARiskWhereAProblemIsUnderneath(
            LocalDate until, boolean isRisk, Verdict underneath) {
        Judged exempt = exempt(Optional.of(until), underneath);

        assertThat(Outlook.of(exempt, NOW))
                .extracting(Words::plain)
                .isEqualTo(
                        isRisk
                                ? List.of(
                                        "its exemption ends after 2026-11-30, and it is failing underneath")
                                : List.of());
    }

    @Test
    void tellsWhenExemptionsEnd() {
        assertThat(
                        lines(
                                Digest.of(
                                        baseline("2026-11-22T06:00:00Z"),
                                        round(
                                                exempt(Optional.empty(), Verdict.FAILING),
                                                exempt(
                                                        Optional.of(LocalDate.of(2027, 3, 1)),
                                                        Verdict.FAILING)),
                                        WatchState.NONE,
                                        NOW)))
                .contains(
                        "\"web\": exempt without an end, could not be read.",
                        "\"web\": exempt until 2027-03-01, could not be read.");
    }

    private static Judged exempt(Optional<LocalDate> until, Verdict underneath) {
        return new Judged(
                vps("web", "active"),
                new Judgement(
                        Verdict.EXEMPT,
                        new Evidence.Exempted(
                                new Exemption("rebuilt every night", until),
                                new Judgement(underneath, new Evidence.NotStated("status")))),
                Optional.empty());
    }

    @Test
    void whatIsWrongAlreadyIsNotAboutToGoWrong() {
        Judged failing =
                new Judged(
                        vps("web", "suspended"),
                        new Judgement(Verdict.FAILING, new Evidence.NotStated("status")),
                        Optional.empty());

        assertThat(Outlook.of(failing, NOW)).isEmpty();
    }

    @Test
    void timesThatHostUpDoesNotStateAreSaidToBeUnknown() {
        Judged server =
                server(
                        "active",
                        Slots.UNSTATED,
                        Optional.empty(),
                        3,
                        new Copies(2, List.of()),
                        Optional.empty());

        assertThat(
                        lines(
                                Digest.of(
                                        baseline("2026-11-22T06:00:00Z"),
                                        round(server),
                                        WatchState.NONE,
                                        NOW)))
                .contains(
                        "\"web\": protected, last copy at a time that HostUp does not state, 2 copies, no run planned.");
    }

    private static List<String> lines(Digest digest) {
        return new ArrayList<>(DigestSentences.of(digest).stream().map(Words::plain).toList());
    }

    private static DueDigest due(Optional<Digest.Baseline> before, DigestPeriod period) {
        WatchState after =
                new WatchState(
                        Map.of("vps_web", watched("web", Verdict.PROTECTED, "a", 5)),
                        Optional.of(NOW),
                        false);
        return DueDigest.of(before, period, round(), after, NOW, STOCKHOLM);
    }

    private static Digest.Baseline baseline(String at) {
        return new Digest.Baseline(Instant.parse(at), Map.of());
    }

    private static Round round(Judged... servers) {
        return new Round(List.of(servers), Set.of(), Optional.empty(), NOW);
    }

    private static Watched watched(String label, Verdict verdict, String print, int slots) {
        return new Watched(
                label,
                verdict,
                Standing.UNBOUND,
                Optional.of(print),
                Optional.of(slots),
                Optional.empty(),
                Optional.of(NOW));
    }

    private static Judged server(
            String status, Slots slots, Optional<Boolean> autoDelete, int keep, Instant nextRun) {
        return server(status, slots, autoDelete, keep, Copies.NONE, Optional.of(nextRun));
    }

    private static Judged server(
            String status,
            Slots slots,
            Optional<Boolean> autoDelete,
            int keep,
            Copies copies,
            Optional<Instant> nextRun) {
        Vps vps = vps("web", status);
        var schedule = aSchedule().keeping(keep);
        nextRun.ifPresent(schedule::nextRun);
        return new Judged(
                vps,
                new Judgement(Verdict.PROTECTED, new Evidence.NotStated("status")),
                Optional.of(
                        new ServerState(
                                vps,
                                new BackupState(
                                        List.of(schedule.build()),
                                        new BackupSettings(slots, autoDelete),
                                        Gate.OPEN,
                                        Gate.UNSTATED,
                                        Gate.UNSTATED),
                                snapshots().build(),
                                copies)));
    }

    private static Vps vps(String name, String status) {
        return new Vps(
                new VpsId("vps_" + name), Optional.of(name), Optional.empty(), Optional.of(status));
    }
}
