package dev.nattvakt.watch.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.Gate;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

/// A week of rounds in virtual time.
class TransitionsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final HostUpFailure.Why GONE = new HostUpFailure.Why.Unreachable("no route");

    private static final Compliance IN_LINE = new Compliance.Held(List.of());
    private static final Compliance DIFFERS = differs(Optional.of(9));
    private static final Compliance UNSTATED = differs(Optional.empty());
    private static final Compliance.Exempt EXEMPT =
            new Compliance.Exempt(new Exemption("rebuilt nightly", Optional.empty()));

    private WatchState watchState = WatchState.NONE;
    private Instant now = MONDAY;
    private OwnChanges ownChanges = new OwnChanges(time());

    @Test
    void theFirstRoundTellsEveryProblemAndThatItIsAlive() {
        assertThat(round(server("web", Verdict.UNPROTECTED), server("db", Verdict.PROTECTED)))
                .containsExactly("unprotected web", "heartbeat");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"PAUSED", "UNKNOWN", "NEVER_RAN", "OVERDUE", "FAILING", "UNPROTECTED"})
    void speaksOnceWhenAServerGoesBadAndOnceWhenItIsWellAgain(Verdict bad) {
        round(server("db", Verdict.PROTECTED));

        assertThat(round(server("db", bad))).containsExactly(bad.word() + " db");
        assertThat(round(server("db", bad))).isEmpty();
        assertThat(round(server("db", Verdict.PROTECTED))).containsExactly("recovered db");
        assertThat(round(server("db", Verdict.PROTECTED))).isEmpty();
    }

    @Test
    void speaksAgainWhenBadTurnsIntoAnotherBad() {
        round(server("db", Verdict.OVERDUE));

        assertThat(round(server("db", Verdict.FAILING))).containsExactly("failing db");
    }

    @Test
    void aProblemOfWhichTooLittleIsSaidForAWhileIsNoNews() {
        round(server("db", Verdict.FAILING));

        assertThat(round(server("db", Verdict.UNKNOWN))).isEmpty();
        assertThat(round(server("db", Verdict.FAILING))).isEmpty();
        round(server("db", Verdict.UNKNOWN));
        assertThat(round(server("db", Verdict.PROTECTED))).containsExactly("recovered db");
    }

    @Test
    void snapshotsAloneAreAChoice() {
        round(server("db", Verdict.PROTECTED));

        assertThat(round(server("db", Verdict.SNAPSHOT_ONLY))).isEmpty();
    }

    @Test
    void tellsOfSchedulesThatWereChangedElsewhere() {
        round(server("db", backups(aSchedule().at(2))));

        assertThat(round(server("db", backups(aSchedule().at(3)))))
                .containsExactly("changed_elsewhere db");
        assertThat(round(server("db", backups(aSchedule().at(3))))).isEmpty();
    }

    @Test
    void whatWasChangedHereIsNoNews() {
        round(server("db", backups(aSchedule().at(2))));
        now = now.plusSeconds(60);
        changedHere(3);

        now = now.plusSeconds(60);
        assertThat(round(server("db", backups(aSchedule().at(3))))).isEmpty();
        assertThat(round(server("db", backups(aSchedule().at(3))))).isEmpty();
    }

    @Test
    void aChangeHereHidesNoLaterOneElsewhere() {
        round(server("db", backups(aSchedule().at(2))));
        changedHere(3);
        now = now.plusSeconds(60);
        round(server("db", backups(aSchedule().at(3))));

        now = now.plusSeconds(60);
        assertThat(round(server("db", backups(aSchedule().at(4)))))
                .containsExactly("changed_elsewhere db");
    }

    @Test
    void aChangeHereHidesNoneElsewhereThatCameUponIt() {
        round(server("db", backups(aSchedule().at(2))));
        changedHere(3);
        now = now.plusSeconds(60);

        assertThat(round(server("db", backups(aSchedule().at(4)))))
                .containsExactly("changed_elsewhere db");
    }

    @Test
    void aChangeHereDuringARoundIsNotTakenForOneElsewhere() {
        round(server("db", backups(aSchedule().at(2))));
        Instant begun = now.plusSeconds(60);
        now = begun.plusSeconds(5);
        changedHere(3);

        assertThat(kinds(begun, server("db", backups(aSchedule().at(3))))).isEmpty();
        assertThat(round(server("db", backups(aSchedule().at(3))))).isEmpty();
    }

    @Test
    void saysSoWhereNothingTellsWhatWasChangedHere() {
        round(server("db", backups(aSchedule().at(2))));
        now = now.plusSeconds(60);
        ownChanges = new OwnChanges(time());

        assertThat(round(server("db", backups(aSchedule().at(3))))).containsExactly("changed db");
        assertThat(
                        AlertSentences.of(
                                        new Alert.Changed(server("db", Verdict.PROTECTED), false),
                                        ZoneId.of("UTC"))
                                .plain())
                .contains("it is not known whether from here");
    }

    private void changedHere(int hour) {
        ownChanges.keep(new OwnChange("vps_db", now, Fields.of("hour", hour)));
    }

    private Clock time() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    void aRunThatMovesTheTimesIsNoChange() {
        round(server("db", backups(aSchedule().nextRun(MONDAY))));

        assertThat(round(server("db", backups(aSchedule().nextRun(MONDAY.plusSeconds(86_400))))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1} slots: {2}")
    @CsvSource({"7, 5, slots_lost db", "5, 5, ''", "5, 7, ''", "1, 0, slots_lost db"})
    void tellsOfSlotsThatAreLost(int from, int to, String alert) {
        round(server("db", backups(aSchedule()).slots(from, 0)));

        assertThat(round(server("db", backups(aSchedule()).slots(to, 0))))
                .isEqualTo(alert.isEmpty() ? List.of() : List.of(alert));
    }

    @Test
    void whatCouldNotBeSeenIsRememberedAsItWas() {
        round(server("db", backups(aSchedule().at(2)).slots(7, 0)));
        round(server("db", Verdict.UNKNOWN));

        assertThat(round(server("db", backups(aSchedule().at(2)).slots(5, 0))))
                .containsExactly("recovered db", "slots_lost db");
    }

    @Test
    void saysOnceThatItCannotSeeAndOnceThatItCan() {
        round(server("db", Verdict.PROTECTED));

        assertThat(blind()).containsExactly("could_not_see");
        assertThat(blind()).isEmpty();
        assertThat(round(server("db", Verdict.FAILING)))
                .containsExactly("sees_again", "failing db");
    }

    @Test
    void whatIsBehindACutIsNeitherGoneNorWell() {
        round(server("db", Verdict.FAILING), server("web", Verdict.PROTECTED));

        assertThat(kinds(Optional.of(GONE), server("web", Verdict.PROTECTED)))
                .containsExactly("could_not_see");
        assertThat(round(server("db", Verdict.PROTECTED), server("web", Verdict.PROTECTED)))
                .containsExactly("sees_again", "recovered db");
    }

    @Test
    void tellsOfAServerThatIsNoLongerListed() {
        round(server("db", Verdict.PROTECTED));

        assertThat(gone("db")).containsExactly("gone");
        assertThat(round()).isEmpty();
    }

    @Test
    void aServerThatIsOnlyMissingInTheListIsNotGone() {
        round(server("db", Verdict.FAILING));

        assertThat(round()).isEmpty();
        assertThat(round(server("db", Verdict.FAILING))).isEmpty();
        assertThat(round(server("db", Verdict.PROTECTED))).containsExactly("recovered db");
    }

    @Test
    void aTerminatedServerIsNeitherAlarmedNorWellAgain() {
        round(server("db", Verdict.FAILING));
        Judged terminated =
                new Judged(
                        vps("db"),
                        new Judgement(Verdict.UNKNOWN, new Evidence.Terminated()),
                        Optional.empty());

        assertThat(round(terminated)).isEmpty();
        assertThat(new Round(List.of(terminated), Set.of(), Optional.empty(), now).health())
                .isEqualTo(Round.Health.WELL);
    }

    @Test
    void speaksOnceWhenAServerLeavesThePolicyAndOnceWhenItIsBack() {
        round(standing("db", IN_LINE));

        assertThat(round(standing("db", DIFFERS))).containsExactly("left_policy db");
        assertThat(round(standing("db", DIFFERS))).isEmpty();
        assertThat(round(standing("db", IN_LINE))).containsExactly("back_in_line db");
        assertThat(round(standing("db", IN_LINE))).isEmpty();
    }

    @Test
    void aServerThatIsNotInLineWhenFirstSeenIsTold() {
        assertThat(round(standing("db", DIFFERS))).containsExactly("left_policy db", "heartbeat");
    }

    @Test
    void whatHostUpDoesNotStateForAWhileIsNoNewsAboutThePolicy() {
        round(standing("db", DIFFERS));

        assertThat(round(standing("db", UNSTATED))).isEmpty();
        assertThat(round(server("db", Verdict.PROTECTED))).as("not read").isEmpty();
        assertThat(round(standing("db", IN_LINE))).containsExactly("back_in_line db");
        assertThat(round(standing("db", UNSTATED))).isEmpty();
    }

    @Test
    void aRuleThatIsTakenAwayIsNoNews() {
        round(standing("db", DIFFERS));

        assertThat(round(server("db", backups(aSchedule())))).isEmpty();
        assertThat(round(standing("db", IN_LINE))).isEmpty();
    }

    @Test
    void anExemptionEndsAProblemAndItsEndBringsItBack() {
        round(server("scratch", Verdict.UNPROTECTED));
        Judged exempt = exempt("scratch", Verdict.UNPROTECTED);

        assertThat(round(exempt)).containsExactly("recovered scratch");
        assertThat(new Round(List.of(exempt), Set.of(), Optional.empty(), now).health())
                .isEqualTo(Round.Health.WELL);
        assertThat(round(server("scratch", Verdict.UNPROTECTED)))
                .containsExactly("unprotected scratch");
    }

    @Test
    void anExemptServerIsNoneThatLeftThePolicy() {
        round(standing("scratch", DIFFERS));

        assertThat(round(standing("scratch", EXEMPT))).containsExactly("back_in_line scratch");
        assertThat(round(standing("scratch", DIFFERS))).containsExactly("left_policy scratch");
    }

    @Test
    void tellsThePolicyInASentence() {
        assertThat(sentence(new Alert.LeftPolicy(standing("db", DIFFERS))))
                .isEqualTo("\"db\" is not in line with the policy: backup.hour is 9, wanted 1-4.");
        assertThat(sentence(new Alert.BackInLine(standing("db", IN_LINE))))
                .isEqualTo("\"db\" is again in line with the policy.");
        assertThat(sentence(new Alert.BackInLine(exempt("db", Verdict.PAUSED))))
                .isEqualTo("\"db\" is exempt from the policy: \"rebuilt nightly\".");
        assertThat(sentence(new Alert.Good(exempt("db", Verdict.UNPROTECTED), Verdict.UNPROTECTED)))
                .startsWith("No problem any more, after it was unprotected: \"db\" is exempt: ");
    }

    @Test
    void saysEveryWeekThatItIsAlive() {
        round(server("db", Verdict.PROTECTED));
        now = MONDAY.plus(WEEK).minusSeconds(1);
        assertThat(round(server("db", Verdict.PROTECTED))).isEmpty();

        now = MONDAY.plus(WEEK);
        assertThat(round(server("db", Verdict.PROTECTED))).containsExactly("heartbeat");
        assertThat(round(server("db", Verdict.PROTECTED))).isEmpty();
    }

    @Test
    void aHeartbeatNamesTheServers() {
        Alert alert =
                new Alert.Heartbeat(
                        3,
                        List.of(
                                server("web", Verdict.UNPROTECTED),
                                server("db", Verdict.PROTECTED),
                                server("log", Verdict.NEVER_RAN)));

        assertThat(AlertSentences.of(alert, ZoneId.of("UTC")).plain())
                .isEqualTo(
                        "The watch is alive and knows 3 servers."
                                + " With a problem: \"web\" (unprotected), \"log\" (never ran)."
                                + " Well: \"db\" (protected).");
    }

    @Test
    void aHeartbeatCountsThoseThatItHasNoRoomFor() {
        List<Judged> servers =
                IntStream.range(0, 23)
                        .mapToObj(i -> server("node-" + i, Verdict.PROTECTED))
                        .toList();

        assertThat(AlertSentences.of(new Alert.Heartbeat(1, servers), ZoneId.of("UTC")).plain())
                .startsWith("The watch is alive and knows 1 server. Well: \"node-0\"")
                .endsWith("\"node-19\" (protected) and 3 more.");
    }

    @Test
    void aBlindWatchDoesNotSayThatItIsAlive() {
        round(server("db", Verdict.PROTECTED));
        now = MONDAY.plus(WEEK);

        assertThat(blind()).containsExactly("could_not_see");
        assertThat(round(server("db", Verdict.PROTECTED)))
                .containsExactly("sees_again", "heartbeat");
    }

    @ParameterizedTest
    @CsvSource({"PROTECTED, WELL", "SNAPSHOT_ONLY, WELL", "UNKNOWN, PROBLEMS", "FAILING, PROBLEMS"})
    void aRoundIsAsWellAsItsWorstServer(Verdict verdict, Round.Health health) {
        Round round =
                new Round(
                        List.of(server("a", Verdict.PROTECTED), server("b", verdict)),
                        Set.of(),
                        Optional.empty(),
                        now);

        assertThat(round.health()).isEqualTo(health);
        assertThat(new Round(round.servers(), Set.of(), Optional.of(GONE), now).health())
                .isEqualTo(Round.Health.UNSEEN);
    }

    private List<String> round(Judged... servers) {
        return kinds(Optional.empty(), servers);
    }

    private List<String> blind() {
        return kinds(Optional.of(GONE));
    }

    private List<String> gone(String name) {
        return kinds(new Round(List.of(), Set.of("vps_" + name), Optional.empty(), now));
    }

    private List<String> kinds(Optional<HostUpFailure.Why> cut, Judged... servers) {
        return kinds(new Round(Arrays.asList(servers), Set.of(), cut, now));
    }

    private List<String> kinds(Instant begun, Judged... servers) {
        return kinds(new Round(Arrays.asList(servers), Set.of(), Optional.empty(), begun));
    }

    private List<String> kinds(Round round) {
        Transitions transitions = Transitions.of(watchState, round, ownChanges, now, WEEK);
        watchState = transitions.after();
        List<String> kinds = new ArrayList<>();
        for (Alert alert : transitions.alerts()) {
            kinds.add((alert.kind() + " " + server(alert)).strip());
        }
        return kinds;
    }

    @Test
    void aScheduleThatIsOnEndsAnAlarmThoughThereIsNoCopyYet() {
        round(server("web", Verdict.UNPROTECTED));

        assertThat(round(server("web", Verdict.SCHEDULED))).containsExactly("recovered web");
        assertThat(round(server("web", Verdict.PROTECTED))).isEmpty();
        assertThat(round(server("web", Verdict.NEVER_RAN))).containsExactly("never_ran web");
    }

    @Test
    void neverCallsAServerWithoutACopyWell() {
        Alert alert = new Alert.Good(server("web", Verdict.SCHEDULED), Verdict.UNPROTECTED);

        assertThat(AlertSentences.of(alert, ZoneId.of("UTC")).plain())
                .startsWith("Under way, after it was unprotected: ");
    }

    @Test
    void tellsWhyHostUpAllowsNoSchedule() {
        Gate.Shut shut = new Gate.Shut(Optional.empty(), Optional.of("An order is pending."));
        ServerState seen =
                new ServerState(
                        vps("mail"),
                        backups().canCreate(shut).build(),
                        snapshots().build(),
                        Copies.NONE);
        Alert alert =
                new Alert.Bad(
                        new Judged(
                                vps("mail"),
                                new Judgement(Verdict.UNPROTECTED, new Evidence.NoSchedule()),
                                Optional.of(seen)));

        assertThat(AlertSentences.of(alert, ZoneId.of("UTC")).plain())
                .contains("\"An order is pending\"");
    }

    private static Compliance differs(Optional<Integer> hour) {
        return new Compliance.Held(
                List.of(Difference.of(Difference.Kind.BACKUP, "hour", "1-4", hour).orElseThrow()));
    }

    private static String server(Alert alert) {
        return switch (alert) {
            case Alert.Bad(var judged) -> judged.vps().label();
            case Alert.Good(var judged, _) -> judged.vps().label();
            case Alert.LeftPolicy(var judged) -> judged.vps().label();
            case Alert.BackInLine(var judged) -> judged.vps().label();
            case Alert.Changed(var judged, _) -> judged.vps().label();
            case Alert.SlotsLost(var vps, _, _, _) -> vps.label();
            case Alert.Noticed(var vps, _, _) -> vps.label();
            case Alert.Gone _,
                    Alert.Blind _,
                    Alert.SeesAgain _,
                    Alert.Heartbeat _,
                    Alert.Digested _ ->
                    "";
        };
    }

    private static String sentence(Alert alert) {
        return AlertSentences.of(alert, ZoneId.of("UTC")).plain();
    }

    private static Judged standing(String name, Compliance compliance) {
        Judged server = server(name, backups(aSchedule()));
        return new Judged(
                server.vps(),
                server.judgement(),
                server.state(),
                Optional.of(compliance),
                Optional.empty());
    }

    private static Judged exempt(String name, Verdict underneath) {
        Judged server = server(name, underneath);
        return new Judged(
                server.vps(),
                new Judgement(
                        Verdict.EXEMPT,
                        new Evidence.Exempted(EXEMPT.exemption(), server.judgement())),
                server.state(),
                Optional.of(EXEMPT),
                Optional.empty());
    }

    private static Judged server(String name, Verdict verdict) {
        return new Judged(
                vps(name),
                new Judgement(verdict, new Evidence.NotStated("status")),
                Optional.empty());
    }

    private static Judged server(String name, BackupStateBuilder state) {
        ServerState seen =
                new ServerState(vps(name), state.build(), snapshots().build(), Copies.NONE);
        return new Judged(
                vps(name),
                new Judgement(Verdict.PROTECTED, new Evidence.NotStated("status")),
                Optional.of(seen));
    }

    private static Vps vps(String name) {
        return new Vps(
                new VpsId("vps_" + name), Optional.of(name), Optional.empty(), Optional.empty());
    }
}
