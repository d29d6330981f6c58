package dev.nattvakt.words;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.SnapshotSlots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FleetWordsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Vps WEB = OutcomeExamples.WEB;
    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final Optional<NextStep> LOOK =
            Optional.of(NextStep.on(WEB, "get_protection", Fields.NONE));

    private static void tells(Words words, String sentence) {
        assertThat(words.plain()).isEqualTo(sentence);
        Prose.isSound(words);
    }

    private static Vps node(int number) {
        return new Vps(
                new VpsId("vps_n" + number),
                Optional.of("node-0" + number),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Vps> nodes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(FleetWordsTest::node).toList();
    }

    static Stream<Arguments> found() {
        return Stream.of(
                arguments(0, false, "No server matches."),
                arguments(
                        0,
                        true,
                        "No server matches. There are more: ask again with cursor CURSOR."),
                arguments(1, false, "1 server: \"node-01\" (vps_n1)."),
                arguments(2, false, "2 servers: \"node-01\" (vps_n1), \"node-02\" (vps_n2)."),
                arguments(
                        2,
                        true,
                        "2 servers: \"node-01\" (vps_n1), \"node-02\" (vps_n2). There are more: ask again"
                                + " with cursor CURSOR."),
                arguments(
                        7,
                        false,
                        "7 servers: \"node-01\" (vps_n1), \"node-02\" (vps_n2), \"node-03\" (vps_n3),"
                                + " \"node-04\" (vps_n4), \"node-05\" (vps_n5), \"node-06\" (vps_n6),"
                                + " \"node-07\" (vps_n7)."));
    }

    @ParameterizedTest
    @MethodSource
    void found(int count, boolean more, String sentence) {
        tells(
                FleetWords.found(
                        nodes(count), more ? Optional.of("CURSOR") : Optional.empty(), Sought.ALL),
                sentence);
    }

    @Test
    void namesAsManyServersAsATextHasRoomForAndSaysHowToSeeTheOthers() {
        List<Vps> servers =
                IntStream.range(0, 100)
                        .mapToObj(i ->
                                new Vps(
                                        new VpsId("vps_" + "i".repeat(40) + i),
                                        Optional.of("n".repeat(70) + i),
                                        Optional.empty(),
                                        Optional.empty()))
                        .toList();

        String text = FleetWords.found(servers, Optional.of("CURSOR"), Sought.ALL).plain();

        assertThat(text).hasSizeLessThan(8_000).doesNotContain("CURSOR");
        assertThat(text)
                .containsPattern("and (\\d+) more; ask again with limit (\\d+) to see them\\.$");
    }

    private static SeenBackupSchedule row(Optional<Boolean> enabled) {
        ScheduleBuilder row =
                aSchedule().unstated("id").named("Nightly").every("weekly mon 2").keeping(7);
        return enabled.map(row::enabled).orElseGet(() -> row.unstated("enabled")).build();
    }

    private static ServerState serverState(
            List<SeenBackupSchedule> backups, Optional<SeenSnapshotSchedule> snapshots) {
        return new ServerState(
                WEB,
                new BackupState(
                        backups, BackupSettings.UNSTATED, Gate.OPEN, Gate.UNSTATED, Gate.UNSTATED),
                new SnapshotState(
                        snapshots,
                        SnapshotSlots.UNSTATED,
                        Gate.UNSTATED,
                        Gate.UNSTATED,
                        Optional.empty()),
                Copies.NONE);
    }

    private static SeenSnapshotSchedule snapshots(Optional<Boolean> enabled) {
        return new SeenSnapshotSchedule(
                enabled, Optional.of(6), Optional.empty(), Optional.empty());
    }

    static Stream<Arguments> protection() {
        String weekly =
                "backups weekly on Monday at 02:00 UTC, keeping 7 copies, named \"Nightly\"";
        return Stream.of(
                arguments(
                        "protected",
                        serverState(
                                List.of(row(Optional.of(true))),
                                Optional.of(snapshots(Optional.of(true)))),
                        new Judgement(Verdict.PROTECTED, new Evidence.RanWell(AT)),
                        Optional.empty(),
                        "\"web-01\" is protected: the last backup ran on 2026-11-22 02:00 UTC. Schedules: "
                                + weekly
                                + "; snapshots every 6 hours."),
                arguments(
                        "first run ahead",
                        serverState(List.of(row(Optional.of(true))), Optional.empty()),
                        new Judgement(
                                Verdict.SCHEDULED, new Evidence.FirstRunAhead(AT, Copies.NONE)),
                        Optional.empty(),
                        "\"web-01\" is scheduled: no copy yet, first run on 2026-11-22 02:00 UTC. Schedules: "
                                + weekly
                                + "."),
                arguments(
                        "paused",
                        serverState(
                                List.of(row(Optional.of(false))),
                                Optional.of(snapshots(Optional.of(false)))),
                        new Judgement(Verdict.PAUSED, new Evidence.SwitchedOff()),
                        Optional.of(
                                NextStep.on(
                                        WEB, "set_backup_schedule", Fields.of("enabled", true))),
                        "\"web-01\" is paused: its backup schedule is switched off. Schedules: "
                                + weekly
                                + " (switched off); snapshots every 6 hours (switched off). Next:"
                                + " set_backup_schedule {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"enabled\":true}"),
                arguments(
                        "HostUp does not say whether it is on",
                        serverState(List.of(row(Optional.empty())), Optional.empty()),
                        new Judgement(Verdict.UNKNOWN, new Evidence.NotStated("enabled")),
                        LOOK,
                        "\"web-01\" may not be protected: HostUp did not state enabled. Schedules: "
                                + weekly
                                + ". Next: get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"}"),
                arguments(
                        "snapshots only",
                        serverState(List.of(), Optional.of(snapshots(Optional.of(true)))),
                        new Judgement(Verdict.SNAPSHOT_ONLY, new Evidence.OnlySnapshots()),
                        Optional.empty(),
                        "\"web-01\" has snapshots only: they are local and live for about a day, and it has no"
                                + " backup schedule. Schedules: snapshots every 6 hours."),
                arguments(
                        "unprotected",
                        serverState(List.of(), Optional.empty()),
                        new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule()),
                        Optional.empty(),
                        "\"web-01\" is unprotected: it has no schedule at all."),
                arguments(
                        "never ran",
                        serverState(List.of(), Optional.empty()),
                        new Judgement(Verdict.NEVER_RAN, new Evidence.RunMissed(AT)),
                        Optional.empty(),
                        "\"web-01\" has a schedule that never ran: a run was due on 2026-11-22 02:00 UTC and"
                                + " HostUp shows none since."),
                arguments(
                        "overdue",
                        serverState(List.of(), Optional.empty()),
                        new Judgement(Verdict.OVERDUE, new Evidence.LongSilent(AT)),
                        Optional.empty(),
                        "\"web-01\" is overdue: the last run was on 2026-11-22 02:00 UTC, and more than two"
                                + " should have followed."),
                arguments(
                        "failed",
                        serverState(List.of(), Optional.empty()),
                        new Judgement(Verdict.FAILING, new Evidence.RunWentWrong(RunStatus.FAILED)),
                        Optional.empty(),
                        "\"web-01\" is failing: HostUp says the last run failed."),
                arguments(
                        "cancelled",
                        serverState(List.of(), Optional.empty()),
                        new Judgement(
                                Verdict.FAILING, new Evidence.RunWentWrong(RunStatus.CANCELLED)),
                        Optional.empty(),
                        "\"web-01\" is failing: HostUp says the last run was cancelled."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void protection(
            String name,
            ServerState seen,
            Judgement judgement,
            Optional<NextStep> cure,
            String sentence) {
        tells(FleetWords.protection(seen, judgement, Optional.empty(), cure, UTC), sentence);
    }

    static Stream<Arguments> slots() {
        return Stream.of(
                arguments(new Slots.Counted(5, 1, 2, 2), none(), " 2 of 5 backup slots free."),
                arguments(new Slots.Counted(1, 0, 1, 0), none(), " 0 of 1 backup slot free."),
                arguments(
                        new Slots.Bounded(5, 1),
                        Optional.of(3),
                        " 5 backup slots, 1 of them held by manual backups. 3 snapshot slots in all."),
                arguments(
                        new Slots.Limited(5),
                        Optional.of(1),
                        " 5 backup slots in all. 1 snapshot slot in all."),
                arguments(Slots.UNSTATED, none(), ""));
    }

    private static Optional<Integer> none() {
        return Optional.empty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void slots(Slots backups, Optional<Integer> snapshots, String told) {
        ServerState seen =
                new ServerState(
                        WEB,
                        new BackupState(
                                List.of(),
                                new BackupSettings(backups, Optional.empty()),
                                Gate.OPEN,
                                Gate.UNSTATED,
                                Gate.UNSTATED),
                        new SnapshotState(
                                Optional.empty(),
                                new SnapshotSlots(Optional.empty(), snapshots),
                                Gate.UNSTATED,
                                Gate.UNSTATED,
                                Optional.empty()),
                        Copies.NONE);

        tells(
                FleetWords.protection(
                        seen,
                        new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule()),
                        Optional.empty(),
                        Optional.empty(),
                        UTC),
                "\"web-01\" is unprotected: it has no schedule at all." + told);
    }

    static Stream<Arguments> failures() {
        HostUpProblem problem =
                new HostUpProblem(
                        404,
                        Optional.of("vps_not_found"),
                        Optional.empty(),
                        List.of(),
                        Optional.of("req_1"));
        String quoted = "HostUp answered 404 vps_not_found (request req_1)";
        return Stream.of(
                arguments(new HostUpFailure.Why.Missing(problem), quoted),
                arguments(new HostUpFailure.Why.KeyRefused(problem), quoted),
                arguments(new HostUpFailure.Why.Refused(problem), quoted),
                arguments(
                        new HostUpFailure.Why.Throttled(Duration.ofSeconds(9)),
                        "HostUp asks for a pause"),
                arguments(new HostUpFailure.Why.Unreachable("no route"), "no route"),
                arguments(new HostUpFailure.Why.Stale("an earlier state"), "an earlier state"),
                arguments(new HostUpFailure.Why.Unreadable("no JSON"), "no JSON"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("failures")
    void saysWhyNothingIsKnownOfAServer(HostUpFailure.Why why, String clause) {
        assertThat(FleetWords.failure(why).plain()).isEqualTo(clause);
        assertThat(FleetWords.why(new Evidence.NotRead(why)).plain()).isEqualTo(clause);
    }

    static Stream<Arguments> longLists() {
        return Stream.of(
                arguments(Verdict.UNPROTECTED, Verdict.PROTECTED, " Look at "),
                arguments(Verdict.PROTECTED, Verdict.UNPROTECTED, " The others: "));
    }

    /// The cursor would skip the servers that had no room.
    @ParameterizedTest(name = "many {0}")
    @MethodSource("longLists")
    void aListThatHasNoRoomForAllNamesNoCursor(Verdict many, Verdict one, String lead) {
        List<Audit.Judged> servers =
                IntStream.range(0, 200)
                        .mapToObj(number -> judged(number == 7 ? one : many, number))
                        .toList();
        Audit.Report report =
                new Audit.Report(
                        counts(many, 199, one, 1), servers, List.of(), Optional.of(Position.START));

        assertThat(FleetWords.audited(report, Sought.ALL).plain())
                .hasSizeLessThan(8_000)
                .contains(lead)
                .containsPattern("and (\\d+) more; ask again with limit (\\d+) to see them")
                .doesNotContain("cursor");
    }

    private static Audit.Judged judged(Verdict verdict, int number) {
        return new Audit.Judged(
                new Vps(
                        new VpsId("vps_" + number),
                        Optional.of("n".repeat(60)),
                        Optional.empty(),
                        Optional.empty()),
                new Judgement(verdict, new Evidence.NoSchedule()),
                Optional.empty());
    }

    static Stream<Arguments> barred() {
        Gate shut =
                new Gate.Shut(Optional.of("pending_order"), Optional.of("An order is pending."));
        String unprotected = "it has no schedule at all, and ";
        return Stream.of(
                arguments(
                        shut,
                        new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule()),
                        unprotected
                                + "HostUp does not allow a backup schedule to be set now (canCreate, pending_order): \"An order is pending\""),
                arguments(
                        Gate.UNSTATED,
                        new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule()),
                        unprotected
                                + "HostUp does not state whether one may be set now (canCreate)"),
                arguments(
                        shut,
                        new Judgement(Verdict.FAILING, new Evidence.RunWentWrong(RunStatus.FAILED)),
                        "HostUp says the last run failed, and HostUp does not allow a backup schedule to be set now (canCreate, pending_order): \"An order is pending\""),
                arguments(
                        Gate.UNSTATED,
                        new Judgement(Verdict.FAILING, new Evidence.RunWentWrong(RunStatus.FAILED)),
                        "HostUp says the last run failed"),
                arguments(
                        shut,
                        new Judgement(Verdict.PROTECTED, new Evidence.RanWell(AT)),
                        "the last backup ran on 2026-11-22 02:00 UTC"));
    }

    @ParameterizedTest
    @MethodSource
    void barred(Gate gate, Judgement judgement, String clause) {
        ServerState seen =
                new ServerState(
                        WEB,
                        new BackupState(
                                List.of(),
                                BackupSettings.UNSTATED,
                                gate,
                                Gate.UNSTATED,
                                Gate.UNSTATED),
                        serverState(List.of(), Optional.empty()).snapshots(),
                        Copies.NONE);

        assertThat(FleetWords.why(new Audit.Judged(WEB, judgement, Optional.of(seen))).plain())
                .isEqualTo(clause);
        assertThat(
                        FleetWords.protection(
                                        seen, judgement, Optional.empty(), Optional.empty(), UTC)
                                .plain())
                .contains(": " + clause + ".")
                .matches(text ->
                        text.endsWith("That has to be cleared at HostUp first.")
                                == clause.contains("canCreate"));
    }

    @Test
    void manySchedulesAreNotAllTold() {
        Words words =
                FleetWords.protection(
                        serverState(
                                IntStream.range(0, 9)
                                        .mapToObj(_ -> row(Optional.of(true)))
                                        .toList(),
                                Optional.empty()),
                        new Judgement(Verdict.PROTECTED, new Evidence.RanWell(AT)),
                        Optional.empty(),
                        Optional.empty(),
                        UTC);

        assertThat(words.plain()).endsWith(", named \"Nightly\" and 4 more.");
        assertThat(words.plain().split("backups weekly", -1)).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("everyEvidence")
    void everyFactIsAClauseWithoutAFullStop(Evidence evidence) {
        assertThat(FleetWords.why(evidence).plain()).matches("[a-zH].*[^.]");
    }

    static Stream<Evidence> everyEvidence() {
        return Stream.of(
                new Evidence.RanWell(AT),
                new Evidence.RunsNow(AT),
                new Evidence.NoCopies(),
                new Evidence.FirstRunAhead(AT, Copies.NONE),
                new Evidence.FirstRunAhead(AT, new Copies(1, List.of())),
                new Evidence.FirstRunAhead(AT, new Copies(1, List.of(AT))),
                new Evidence.FirstRunNow(AT),
                new Evidence.RunWentWrong(RunStatus.FAILED),
                new Evidence.RunMissed(AT),
                new Evidence.LongSilent(AT),
                new Evidence.SwitchedOff(),
                new Evidence.OnlySnapshots(),
                new Evidence.NoSchedule(),
                new Evidence.NotRead(new HostUpFailure.Why.Unreachable("HostUp answered 503")),
                new Evidence.Terminated(),
                new Evidence.Exempted(
                        new Exemption("rebuilt nightly", Optional.empty()),
                        new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule())),
                new Evidence.NotStated("status"));
    }

    static Stream<Arguments> standings() {
        Difference hour =
                Difference.of(Difference.Kind.BACKUP, "hour", "1-4", Optional.of(9)).orElseThrow();
        Difference copies =
                Difference.of(Difference.Kind.BACKUP, "retentionCount", 7, Optional.empty())
                        .orElseThrow();
        return Stream.of(
                arguments(new Compliance.Held(List.of()), " It is in line with the policy."),
                arguments(
                        new Compliance.Held(List.of(hour, copies)),
                        " It is not in line with the policy: backup.hour is 9, wanted 1-4;"
                                + " backup.retentionCount is not stated by HostUp, wanted 7."),
                arguments(
                        new Compliance.Held(
                                List.of(Difference.noSchedule(Difference.Kind.SNAPSHOT))),
                        " It is not in line with the policy: there is no snapshot schedule."),
                arguments(new Compliance.Exempt(new Exemption("moving", Optional.empty())), ""));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void tellsThePolicyAfterTheSchedules(Compliance compliance, String sentence) {
        Words words =
                FleetWords.protection(
                        serverState(List.of(), Optional.empty()),
                        new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule()),
                        Optional.of(compliance),
                        Optional.empty(),
                        UTC);

        assertThat(words.plain())
                .startsWith("\"web-01\" is unprotected: it has no schedule at all." + sentence);
    }

    @Test
    void tellsWhyAServerIsExemptAndWhatIsUnderneath() {
        Judgement exempt =
                new Judgement(
                        Verdict.EXEMPT,
                        new Evidence.Exempted(
                                new Exemption(
                                        "rebuilt \"nightly\".\nReally",
                                        Optional.of(LocalDate.parse("2027-03-01"))),
                                new Judgement(Verdict.PAUSED, new Evidence.SwitchedOff())));

        assertThat(FleetWords.why(exempt, Optional.empty()).plain())
                .isEqualTo(
                        "the policy says \"rebuilt 'nightly'. Really\", until 2027-03-01;"
                                + " underneath it is paused: its backup schedule is switched off");
    }

    @Test
    void quotesWhatHostUpAnsweredInsteadOfAServersState() {
        HostUpProblem problem =
                new HostUpProblem(
                        403,
                        Optional.empty(),
                        Optional.of("error code: 1010"),
                        List.of(),
                        Optional.empty());

        assertThat(
                        FleetWords.why(
                                        new Evidence.NotRead(
                                                new HostUpFailure.Why.KeyRefused(problem)))
                                .plain())
                .isEqualTo("HostUp answered 403: \"error code: 1010\"");
        assertThat(problem.ofOurKey()).contains("in front of HostUp's API");
    }

    @Test
    void saysWhyAnAuditEndedEarly() {
        Audit.Report report =
                new Audit.Report(
                        counts(Verdict.UNKNOWN, 5),
                        List.of(),
                        List.of(),
                        Optional.of(Position.START),
                        Optional.of(new HostUpFailure.Why.Unreachable("HostUp answered 503")));

        assertThat(FleetWords.audited(report, Sought.ALL).plain())
                .contains(
                        "It ended early, and the rest was not looked at: HostUp answered 503. There are more");
    }

    @Test
    void doesNotJudgeATerminatedServer() {
        tells(
                FleetWords.protection(
                        serverState(List.of(), Optional.empty()),
                        new Judgement(Verdict.UNKNOWN, new Evidence.Terminated()),
                        Optional.empty(),
                        Optional.empty(),
                        UTC),
                "\"web-01\" is not judged: HostUp states it as terminated.");
    }

    @Test
    void showsATimeThatIsNoFullHourAsItIs() {
        SeenBackupSchedule odd =
                aSchedule().unstated("id").atOddTime(LocalTime.of(2, 30)).keeping(7).build();

        assertThat(
                        FleetWords.protection(
                                        serverState(List.of(odd), Optional.empty()),
                                        new Judgement(Verdict.PROTECTED, new Evidence.RanWell(AT)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        UTC)
                                .plain())
                .endsWith("Schedules: backups daily at 02:30 UTC, keeping 7 copies.");
    }

    @Test
    void saysThatAnOrderWouldNotBeTaken() {
        Gate shut = new Gate.Shut(Optional.empty(), Optional.of("An order is pending."));
        PricePreview price =
                new PricePreview(
                        Optional.of(true),
                        Optional.of(new BigDecimal(40)),
                        Optional.empty(),
                        Optional.of("SEK"),
                        Optional.empty(),
                        shut);

        assertThat(FleetWords.price(WEB, Map.of("backupSlots", 1), price).plain())
                .contains(
                        "would cost 40 SEK now, but HostUp does not take the order now (canCommit): \"An order is pending\". Nothing was bought.");
    }

    @Test
    void everyKindOfEvidenceIsAmongThem() {
        assertThat(everyEvidence().<Class<?>>map(Object::getClass))
                .hasSameElementsAs(List.of(Evidence.class.getPermittedSubclasses()));
    }

    private static Audit.Report report(Map<Verdict, Integer> counts, boolean more) {
        List<Audit.Judged> servers =
                counts.keySet().stream()
                        .map(verdict ->
                                new Audit.Judged(
                                        node(verdict.ordinal() + 1),
                                        new Judgement(verdict, new Evidence.NoSchedule()),
                                        Optional.<ServerState>empty()))
                        .toList();
        return new Audit.Report(
                new EnumMap<>(counts),
                servers,
                List.of(),
                more ? Optional.of(Position.START) : Optional.empty());
    }

    private static Map<Verdict, Integer> counts(Object... verdictsAndCounts) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < verdictsAndCounts.length; i += 2) {
            counts.put((Verdict) verdictsAndCounts[i], (Integer) verdictsAndCounts[i + 1]);
        }
        return counts;
    }

    static Stream<Arguments> audited() {
        return Stream.of(
                arguments(report(counts(), false), "No server matches."),
                arguments(
                        report(counts(), true),
                        "No server matches. There are more: ask again with cursor 0."),
                arguments(
                        report(counts(Verdict.PROTECTED, 1), false),
                        "1 server checked: 1 protected. The others: \"node-01\" (vps_n1): protected."),
                arguments(
                        report(
                                counts(
                                        Verdict.PROTECTED,
                                        3,
                                        Verdict.SNAPSHOT_ONLY,
                                        1,
                                        Verdict.NEVER_RAN,
                                        1),
                                true),
                        "5 servers checked: 3 protected, 1 snapshot only, 1 never ran. Look at \"node-04\""
                                + " (vps_n4): snapshot only; \"node-07\" (vps_n7): never ran."
                                + " The others: \"node-01\" (vps_n1): protected. There are more: ask again with cursor 0."));
    }

    @ParameterizedTest
    @MethodSource
    void audited(Audit.Report report, String sentence) {
        tells(FleetWords.audited(report, Sought.ALL), sentence);
    }

    private static Sought sought(String query, boolean isFurther) {
        return new Sought(Optional.ofNullable(query), isFurther, false, Optional.<Verdict>empty());
    }

    static Stream<Arguments> nothingFound() {
        return Stream.of(
                arguments(sought("web", false), false, "No server matches."),
                arguments(
                        sought("web-*", false),
                        false,
                        "No server matches \"web-*\", a part of a name or IP in which * is only a star, no pattern."),
                arguments(
                        sought(null, true),
                        false,
                        "No further server matches: the list ends before this cursor."),
                arguments(
                        sought("web", true),
                        true,
                        "No server matches. There are more: ask again with cursor 0."));
    }

    @ParameterizedTest
    @MethodSource
    void nothingFound(Sought sought, boolean more, String sentence) {
        tells(FleetWords.audited(report(counts(), more), sought), sentence);
        tells(
                FleetWords.found(List.of(), more ? Optional.of("0") : Optional.empty(), sought),
                sentence);
    }

    static Stream<Arguments> noneOfTheKind() {
        return Stream.of(
                arguments(
                        Sought.ALL.only(false, Optional.of(Verdict.NEVER_RAN)),
                        "2 servers checked: 2 protected. None of them has the verdict never ran."),
                arguments(
                        Sought.ALL.only(true, Optional.empty()),
                        "2 servers checked: 2 protected. None of them has a problem."),
                arguments(Sought.ALL, "2 servers checked: 2 protected."));
    }

    @ParameterizedTest
    @MethodSource
    void noneOfTheKind(Sought sought, String sentence) {
        Audit.Report report =
                new Audit.Report(
                        counts(Verdict.PROTECTED, 2), List.of(), List.of(), Optional.empty());

        tells(FleetWords.audited(report, sought), sentence);
    }

    private static final NextStep SPREAD =
            new NextStep(
                    "plan_fleet_change",
                    Fields.of("servers", List.of("vps_1", "vps_2"))
                            .with("hour", 2)
                            .with("spreadHours", 3));

    static Stream<Arguments> herds() {
        return Stream.of(
                arguments(
                        List.of(herd(2, 34, new Hour(6), new Hour(7)), herd(3, 13, new Hour(6))),
                        "1 server checked: 1 protected. 34 of 50 start at 02:00 UTC; quieter: 06:00, 07:00. The others: \"node-01\" (vps_n1): protected."),
                arguments(
                        List.of(
                                new Herd(
                                        new Hour(2),
                                        ZoneId.of("UTC"),
                                        120,
                                        300,
                                        List.of(),
                                        Optional.of(SPREAD))),
                        "1 server checked: 1 protected. 120 of 300 start at 02:00 UTC. To spread them: plan_fleet_change with spreadHours. The others: \"node-01\" (vps_n1): protected."),
                arguments(
                        List.of(herd(2, 34)),
                        "1 server checked: 1 protected. 34 of 50 start at 02:00 UTC. The others: \"node-01\" (vps_n1): protected."));
    }

    @ParameterizedTest
    @MethodSource("herds")
    void auditedTellsOfTheLargestHerd(List<Herd> herds, String sentence) {
        Audit.Report report = report(counts(Verdict.PROTECTED, 1), false);

        tells(
                FleetWords.audited(
                        new Audit.Report(report.counts(), report.servers(), herds, report.next()),
                        Sought.ALL),
                sentence);
    }

    @Test
    void aSmallHerdsCureNamesItsServers() {
        Audit.Report report = report(counts(Verdict.PROTECTED, 1), false);
        Herd herd = new Herd(new Hour(2), ZoneId.of("UTC"), 6, 10, List.of(), Optional.of(SPREAD));

        assertThat(
                        FleetWords.audited(
                                        new Audit.Report(
                                                report.counts(),
                                                report.servers(),
                                                List.of(herd),
                                                report.next()),
                                        Sought.ALL)
                                .plain())
                .contains(
                        "6 of 10 start at 02:00 UTC. To spread them: plan_fleet_change {\"servers\":[\"vps_1\",\"vps_2\"],\"hour\":2,\"spreadHours\":3}.");
    }

    @Test
    void auditedTellsOfServersThatHaveNoId() {
        Audit.Report report = report(counts(Verdict.PROTECTED, 1), false);
        Audit.Report nameless =
                new Audit.Report(
                        report.counts(),
                        report.servers(),
                        List.of(),
                        report.next(),
                        Optional.empty(),
                        true);

        assertThat(FleetWords.audited(nameless, Sought.ALL).plain())
                .contains(
                        "HostUp also lists servers without a readable id, and nothing is known of them.");
        assertThat(FleetWords.audited(report, Sought.ALL).plain()).doesNotContain("readable id");
    }

    private static Herd herd(int hour, int servers, Hour... quieter) {
        return new Herd(new Hour(hour), ZoneId.of("UTC"), servers, 50, List.of(quieter));
    }

    private static PricePreview price(
            Boolean dryRun, String amount, String recurring, String currency) {
        return new PricePreview(
                Optional.ofNullable(dryRun),
                Optional.ofNullable(amount).map(BigDecimal::new),
                Optional.ofNullable(recurring).map(BigDecimal::new),
                Optional.ofNullable(currency),
                Optional.empty(),
                Gate.UNSTATED);
    }

    private static PricePreview yearly(String amount, String recurring) {
        return new PricePreview(
                Optional.of(true),
                Optional.of(new BigDecimal(amount)),
                Optional.of(new BigDecimal(recurring)),
                Optional.of("SEK"),
                Optional.of("annually"),
                Gate.UNSTATED);
    }

    private static Map<String, Integer> asked(int snapshots, int backups) {
        Map<String, Integer> asked = new LinkedHashMap<>();
        asked.put("snapshotSlots", snapshots);
        asked.put("backupSlots", backups);
        asked.values().removeIf(amount -> amount == 0);
        return asked;
    }

    static Stream<Arguments> price() {
        String total = " HostUp does not say whether the number is the new total or an addition.";
        return Stream.of(
                arguments(
                        asked(1, 0),
                        price(true, "10.50", "25", "SEK"),
                        "1 snapshot slot for \"web-01\" would cost 10.50 SEK now and 25 SEK each billing"
                                + " period. Nothing was bought."
                                + total),
                arguments(
                        asked(0, 1),
                        yearly("0", "20"),
                        "1 backup slot for \"web-01\" would cost 0 SEK now and 20 SEK each billing period"
                                + " (annually). Nothing was bought."
                                + total),
                arguments(
                        asked(0, 1),
                        yearly("-20", "-20"),
                        "1 backup slot for \"web-01\": HostUp's price is -20 SEK now and -20 SEK each billing"
                                + " period (annually), less than what is paid now. Nothing was bought."
                                + total),
                arguments(
                        asked(2, 1),
                        price(true, "1E+2", null, null),
                        "2 snapshot slots and 1 backup slot for \"web-01\" would cost 100 now. Nothing was"
                                + " bought."
                                + total),
                arguments(
                        asked(0, 3),
                        price(true, null, "25", "SEK"),
                        "3 backup slots for \"web-01\" would cost 25 SEK each billing period. Nothing was"
                                + " bought."
                                + total),
                arguments(
                        asked(0, 3),
                        price(null, null, null, "SEK"),
                        "3 backup slots for \"web-01\": HostUp did not state a price. Only the price was asked"
                                + " for, though HostUp did not repeat that nothing was bought."
                                + total));
    }

    @ParameterizedTest
    @MethodSource
    void price(Map<String, Integer> asked, PricePreview price, String sentence) {
        tells(FleetWords.price(WEB, asked, price), sentence);
    }

    @Test
    void anAnswerThatLooksLikeAnOrderIsToldAsOne() {
        tells(
                FleetWords.dryRunIgnored(WEB),
                "Only a price was asked for (dryRun: true), but HostUp answers as if it had been an order for"
                        + " \"web-01\". Check the orders of this server at HostUp now.");
    }
}
