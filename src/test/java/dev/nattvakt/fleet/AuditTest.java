package dev.nattvakt.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.pace.FailuresInARow;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.Standards;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.RunStatus;

import static dev.nattvakt.caller.CallBuilder.aCall;
import static dev.nattvakt.fleet.InMemoryFleet.problem;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuditTest {

    private static final Instant LAST_NIGHT = VirtualTime.START.minus(Duration.ofHours(8));

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private Standards policy = Standards.NONE;
    private int asked;
    private final Audit audit =
            new Audit(
                    new Roster(hostUp, new LookUp(hostUp)),
                    hostUp,
                    time,
                    new Herd.Rule(0.25, ZoneId.of("UTC")),
                    () -> {
                        asked++;
                        return policy;
                    });

    /// node-01 is protected, node-02 has snapshots only, node-03 nothing, node-04 fails.
    @BeforeEach
    void fleet() {
        hostUp.server(1)
                .having(backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.COMPLETED)))
                .holding(new Copies(3, List.of(LAST_NIGHT)));
        hostUp.server(2).having(snapshots().every(6));
        hostUp.server(3);
        hostUp.server(4).having(backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.FAILED)));
    }

    @Test
    void judgesEveryServerAndCountsTheVerdicts() {
        Audit.Report report = run(20, Position.START, false, aCall(time));

        assertThat(report.servers())
                .extracting(judged -> judged.vps().label() + " " + judged.judgement().verdict())
                .containsExactly(
                        "node-01 PROTECTED",
                        "node-02 SNAPSHOT_ONLY",
                        "node-03 UNPROTECTED",
                        "node-04 FAILING");
        assertThat(report.counts())
                .isEqualTo(
                        Map.of(
                                Verdict.PROTECTED, 1,
                                Verdict.SNAPSHOT_ONLY, 1,
                                Verdict.UNPROTECTED, 1,
                                Verdict.FAILING, 1));
        assertThat(report.next()).isEmpty();
    }

    @Test
    void anExemptServerIsNoProblemAndTellsWhatIsUnderneath() {
        Exemption exemption = new Exemption("rebuilt nightly", Optional.empty());
        policy = exempt("vps_3", exemption);

        Audit.Report report = run(20, Position.START, true, aCall(time));

        assertThat(report.servers())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-02", "node-04");
        assertThat(report.counts())
                .containsEntry(Verdict.EXEMPT, 1)
                .doesNotContainKey(Verdict.UNPROTECTED);
        Audit.Judged exempt = run(20, Position.START, false, aCall(time)).servers().get(2);
        assertThat(exempt.judgement())
                .isEqualTo(
                        new Judgement(
                                Verdict.EXEMPT,
                                new Evidence.Exempted(
                                        exemption,
                                        new Judgement(
                                                Verdict.UNPROTECTED, new Evidence.NoSchedule()))));
        assertThat(exempt.judgement().underneath().verdict()).isEqualTo(Verdict.UNPROTECTED);
        assertThat(exempt.compliance()).contains(new Compliance.Exempt(exemption));
        assertThat(exempt.cure()).isEmpty();
    }

    @Test
    void anExemptServerThatCouldNotBeReadStaysExempt() {
        policy = exempt("vps_3", new Exemption("rebuilt nightly", Optional.empty()));
        HostUpFailure.Why broken = new HostUpFailure.Why.Unreadable("not JSON");
        hostUp.failing("read backup schedules of vps_3", broken);

        Audit.Judged exempt = run(20, Position.START, false, aCall(time)).servers().get(2);

        assertThat(exempt.judgement().verdict()).isEqualTo(Verdict.EXEMPT);
        assertThat(exempt.judgement().underneath().evidence())
                .isEqualTo(new Evidence.NotRead(broken));
    }

    @Test
    void aServerWithoutARuleHasNoCompliance() {
        policy = exempt("vps_3", new Exemption("rebuilt nightly", Optional.empty()));

        assertThat(run(20, Position.START, false, aCall(time)).servers())
                .extracting(judged -> judged.compliance().isPresent())
                .containsExactly(false, false, true, false);
    }

    /// One step is judged by one policy, though the file changes meanwhile.
    @Test
    void aStepAsksForThePolicyOnce() {
        run(20, Position.START, false, aCall(time));

        assertThat(asked).isEqualTo(1);
    }

    private static Standards exempt(String id, Exemption exemption) {
        return (vps, _, _) ->
                vps.id().value().equals(id)
                        ? Optional.of(new Compliance.Exempt(exemption))
                        : Optional.empty();
    }

    @Test
    void showsOnlyProblemsButCountsAll() {
        Audit.Report report = run(20, Position.START, true, aCall(time));

        assertThat(report.servers())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-02", "node-03", "node-04");
        assertThat(report.counts()).containsEntry(Verdict.PROTECTED, 1);
    }

    @Test
    void looksOnlyAtWhatTheCallerMaySee() {
        Audit.Report report = run(20, Position.START, false, aCall(time).seeing("node-03"));

        assertThat(report.counts()).isEqualTo(Map.of(Verdict.UNPROTECTED, 1));
        assertThat(hostUp.calls()).noneMatch(call -> call.endsWith("vps_1"));
    }

    @Test
    void goesOnWhereItStopped() {
        Audit.Report first = run(3, Position.START, false, aCall(time));

        Audit.Report second = run(3, first.next().orElseThrow(), false, aCall(time));

        assertThat(second.servers())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-04");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void stopsAtTheDeadlineAndSaysWhereToGoOn() {
        hostUp.slow(Duration.ofSeconds(1));

        Audit.Report report =
                run(20, Position.START, false, aCall(time).within(Duration.ofSeconds(10)));

        assertThat(report.servers())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-01", "node-02");
        assertThat(report.next()).contains(new Position(2, Optional.empty()));
        assertThat(hostUp.calls()).noneMatch(call -> call.endsWith("vps_3"));
    }

    @Test
    void takesInWhatWasBegunWhenTimeRunsOut() {
        hostUp.slow(Duration.ofSeconds(1));
        Audit threeAtOnce =
                new Audit(
                        new Roster(hostUp, new LookUp(hostUp)),
                        hostUp,
                        time,
                        new Herd.Rule(0.25, ZoneId.of("UTC")),
                        () -> Standards.NONE,
                        new Abreast(Runnable::run, () -> 3));

        Audit.Report report =
                threeAtOnce.run(
                        Optional.empty(),
                        20,
                        Position.START,
                        _ -> true,
                        aCall(time).within(Duration.ofSeconds(12)).build());

        assertThat(report.servers())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-01", "node-02", "node-03");
        assertThat(report.next()).contains(new Position(3, Optional.empty()));
        assertThat(report.cutShort()).isEmpty();
    }

    @Test
    void hasNowhereToGoOnWhenTheDeadlineFallsOnTheLastServer() {
        hostUp.slow(Duration.ofSeconds(1));

        Audit.Report report =
                run(
                        20,
                        new Position(3, Optional.empty()),
                        false,
                        aCall(time).within(Duration.ofSeconds(5)));

        assertThat(report.servers()).hasSize(1);
        assertThat(report.next()).isEmpty();
    }

    static Stream<HostUpFailure.Why> oneServerOnly() {
        return Stream.of(
                new HostUpFailure.Why.Missing(problem(404, "vps_not_found")),
                new HostUpFailure.Why.Refused(problem(409, "vps_not_ready")),
                new HostUpFailure.Why.Unreadable("not JSON"),
                new HostUpFailure.Why.KeyRefused(problem(403, "forbidden")),
                new HostUpFailure.Why.Unreachable("HostUp answered 503"));
    }

    @ParameterizedTest
    @MethodSource("oneServerOnly")
    void aServerThatCouldNotBeSeenIsUnknownAndTheAuditGoesOn(HostUpFailure.Why why) {
        hostUp.failing("read snapshot schedule of vps_1", why);

        Audit.Report report = run(20, Position.START, true, aCall(time));

        assertThat(report.servers().getFirst().judgement())
                .isEqualTo(new Judgement(Verdict.UNKNOWN, new Evidence.NotRead(why)));
        assertThat(report.servers().getFirst().state()).isEmpty();
        assertThat(report.counts()).containsEntry(Verdict.UNKNOWN, 1).hasSize(4);
    }

    static Stream<HostUpFailure.Why> outages() {
        return Stream.of(
                new HostUpFailure.Why.KeyRefused(problem(401, "unauthorized")),
                new HostUpFailure.Why.Throttled(Duration.ofMinutes(1)),
                new HostUpFailure.Why.Unreachable("no route", HostUpFailure.Reach.NO_CONNECTION));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void returnsWhatItHasWhenHostUpGoesAwayMidway(HostUpFailure.Why why) {
        hostUp.failing("read backups of vps_3", why);

        Audit.Report report = run(20, Position.START, true, aCall(time));

        assertThat(report.servers())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-02");
        assertThat(report.counts())
                .isEqualTo(Map.of(Verdict.PROTECTED, 1, Verdict.SNAPSHOT_ONLY, 1));
        assertThat(report.next()).contains(new Position(2, Optional.empty()));
        assertThat(report.cutShort()).contains(why);
    }

    @Test
    void endsAfterFiveFailuresInARowAndTakesThemForHostUpsOwn() {
        policy = exempt("vps_6", new Exemption("rebuilt nightly", Optional.empty()));
        HostUpFailure.Why broken = new HostUpFailure.Why.Unreachable("HostUp answered 503");
        IntStream.range(2, 9)
                .forEach(number -> {
                    hostUp.server(number);
                    hostUp.failing("read backup schedules of vps_" + number, broken);
                });

        Audit.Report report = run(20, Position.START, false, aCall(time));

        assertThat(report.cutShort()).contains(broken);
        assertThat(report.counts())
                .isEqualTo(Map.of(Verdict.PROTECTED, 1, Verdict.UNKNOWN, 4, Verdict.EXEMPT, 1));
        assertThat(report.next()).contains(new Position(6, Optional.empty()));
        assertThat(report.reached())
                .extracting(judged -> judged.vps().label())
                .containsExactly("node-01");
    }

    @Test
    void countsFailuresInARowOverTheStepsOfARound() {
        HostUpFailure.Why broken = new HostUpFailure.Why.Unreachable("HostUp answered 503");
        IntStream.range(1, 9)
                .forEach(number -> {
                    hostUp.server(number);
                    hostUp.failing("read backup schedules of vps_" + number, broken);
                });
        FailuresInARow failures = new FailuresInARow();

        Audit.Report first = step(Position.START, failures);
        Audit.Report second = step(first.next().orElseThrow(), failures);

        assertThat(first.cutShort()).isEmpty();
        assertThat(second.cutShort()).contains(broken);
    }

    @Test
    void aServerThatAnswersEndsARowOfFailures() {
        HostUpFailure.Why broken = new HostUpFailure.Why.Unreachable("HostUp answered 503");
        IntStream.range(1, 10)
                .forEach(number -> {
                    hostUp.server(number);
                    if (number != 5) {
                        hostUp.failing("read backup schedules of vps_" + number + "", broken);
                    }
                });

        Audit.Report report = run(20, Position.START, false, aCall(time));

        assertThat(report.cutShort()).isEmpty();
        assertThat(report.counts()).containsEntry(Verdict.UNKNOWN, 8);
    }

    @Test
    void aServerForWhichNoTimeWasLeftIsLeftForTheNextCall() {
        hostUp.failing(
                "read backups of vps_2",
                new HostUpFailure.Why.Unreachable("no time", HostUpFailure.Reach.NO_TIME));

        Audit.Report report = run(20, Position.START, false, aCall(time));

        assertThat(report.counts()).isEqualTo(Map.of(Verdict.PROTECTED, 1));
        assertThat(report.cutShort()).isEmpty();
        assertThat(report.next()).contains(new Position(1, Optional.empty()));
    }

    @Test
    void aServerThatHangsIsAskedAboutFirstInTheNextCallAndThenUnknown() {
        hostUp.slow(Duration.ofSeconds(2));
        HostUpFailure.Why hangs = new HostUpFailure.Why.Unreachable("not in time");
        hostUp.failing("read backups of vps_2", hangs);
        hostUp.failing("read backups of vps_2", hangs);

        Audit.Report first =
                run(20, Position.START, false, aCall(time).within(Duration.ofSeconds(16)));
        Audit.Report second =
                run(
                        20,
                        first.next().orElseThrow(),
                        false,
                        aCall(time).within(Duration.ofSeconds(9)));

        assertThat(first.counts()).isEqualTo(Map.of(Verdict.PROTECTED, 1));
        assertThat(first.next()).contains(new Position(1, Optional.empty()));
        assertThat(second.servers().getFirst().judgement().evidence())
                .isEqualTo(new Evidence.NotRead(hangs));
    }

    @Test
    void aTerminatedServerIsShownButNotJudged() {
        hostUp.server("vps_9", "old-09", "192.0.2.9", "Terminated");

        Audit.Report all = run(20, new Position(4, Optional.empty()), false, aCall(time));
        Audit.Report problems = run(20, new Position(4, Optional.empty()), true, aCall(time));

        assertThat(all.servers())
                .extracting(Audit.Judged::judgement)
                .containsExactly(new Judgement(Verdict.UNKNOWN, new Evidence.Terminated()));
        assertThat(problems.servers()).isEmpty();
        assertThat(hostUp.calls()).noneMatch(call -> call.endsWith("of vps_9"));
    }

    @Test
    void onlyHostUpsOwn404SaysThatAServerIsGone() {
        assertThat(audit.again(Vps.of(new VpsId("vps_nowhere")), aCall(time).build())).isEmpty();
        assertThat(audit.again(Vps.of(new VpsId("vps_1")), aCall(time).build()))
                .map(judged -> judged.judgement().verdict())
                .contains(Verdict.PROTECTED);
    }

    private Audit.Report step(Position from, FailuresInARow failures) {
        return audit.run(Optional.empty(), 4, from, _ -> true, aCall(time).build(), failures);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void failsWhenNotEvenTheFirstServerCouldBeSeen(HostUpFailure.Why why) {
        hostUp.failing("read backup schedules of vps_1", why);

        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> run(20, Position.START, false, aCall(time)))
                .satisfies(failure -> assertThat(failure.why()).isEqualTo(why))
                .withMessage(why.toString());
    }

    @Test
    void proposesHoursThatNoEarlierAuditFoundFull() {
        IntStream.range(5, 11)
                .forEach(number -> hostUp.server(number).having(backups(aSchedule().at(2))));
        run(20, new Position(4, Optional.empty()), false, aCall(time));

        Audit.Report report = run(3, Position.START, true, aCall(time));

        assertThat(report.servers())
                .extracting(judged -> judged.cure().orElseThrow().arguments().get("hour"))
                .containsExactly(Optional.of(3), Optional.of(4));
        assertThat(
                        audit.remedies()
                                .of(
                                        report.servers().getLast().state().orElseThrow(),
                                        Verdict.UNPROTECTED)
                                .orElseThrow()
                                .arguments()
                                .get("hour"))
                .contains(3);
    }

    @Test
    void isEmptyWhereNothingFits() {
        Audit.Report report =
                audit.run(
                        Optional.of("no such"), 20, Position.START, _ -> true, aCall(time).build());

        assertThat(report)
                .isEqualTo(new Audit.Report(Map.of(), List.of(), List.of(), Optional.empty()));
    }

    @Test
    void reportsEachServerAndStopsWhenNobodyListensAnyMore() {
        List<String> heard = new ArrayList<>();
        Call call = aCall(time).build();
        Call watched =
                new Call(
                        call.caller(),
                        call.door(),
                        call.deadline(),
                        (done, total) -> heard.add(done + "/" + total),
                        () -> heard.size() == 2);

        Audit.Report report = audit.run(Optional.empty(), 20, Position.START, _ -> true, watched);

        assertThat(heard).containsExactly("1/4", "2/4");
        assertThat(report.servers()).hasSize(2);
        assertThat(report.next()).isPresent();
    }

    private Audit.Report run(int limit, Position from, boolean onlyProblems, CallBuilder call) {
        return audit.run(
                Optional.empty(),
                limit,
                from,
                judgement -> !onlyProblems || judgement.isProblem(),
                call.build());
    }
}
