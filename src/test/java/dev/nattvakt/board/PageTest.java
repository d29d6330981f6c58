package dev.nattvakt.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Standards;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.remedy.WantedCalls;
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
import dev.nattvakt.schedule.stated.RunStatus;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PageTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");
    private static final Instant LAST_NIGHT = Instant.parse("2026-11-22T02:00:00Z");
    private static final BoardSettings HOSTUP =
            new BoardSettings(
                    false, Clock.fixed(NOW, UTC), 1, new Herd.Rule(0.25, UTC), Optional.empty());

    private static final FleetSnapshot.Seen RAN =
            seen(
                    "web-01",
                    backups(
                            aSchedule()
                                    .lastRun(LAST_NIGHT, RunStatus.COMPLETED)
                                    .nextRun(LAST_NIGHT.plus(Duration.ofDays(1)))),
                    new Copies(1, List.of(LAST_NIGHT)));
    private static final FleetSnapshot.Seen BARE = seen("bare-01", backups(), Copies.NONE);
    private static final FleetSnapshot.Seen PAUSED =
            seen("off-01", backups(aSchedule().off()), Copies.NONE);
    private static final FleetSnapshot.Seen SCHEDULED =
            seen(
                    "new-01",
                    backups(aSchedule().nextRun(LAST_NIGHT.plus(Duration.ofDays(1)))),
                    Copies.NONE);
    private static final FleetSnapshot.Seen UNSEEN =
            new FleetSnapshot.Seen(
                    new Audit.Judged(
                            vps("dark-01"),
                            new Judgement(Verdict.UNKNOWN, new Evidence.NotStated("its schedules")),
                            Optional.empty()),
                    NOW);

    static Stream<Arguments> headlines() {
        return Stream.of(
                arguments(List.of(RAN), "The server is protected"),
                arguments(List.of(RAN, RAN), "All 2 servers are protected"),
                arguments(List.of(SCHEDULED), "The server is scheduled"),
                arguments(
                        List.of(RAN, SCHEDULED), "No server needs attention; 1 of 2 are protected"),
                arguments(List.of(RAN, BARE), "1 of 2 servers needs attention"),
                arguments(List.of(RAN, BARE, UNSEEN), "2 of 3 servers need attention"),
                arguments(List.of(), "There is no server to show"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("headlines")
    void saysHowTheFleetIs(List<FleetSnapshot.Seen> servers, String headline) {
        Page page = page(finished(servers));

        assertThat(page.headline()).isEqualTo(headline);
        assertThat(page.age()).isEqualTo("Checked 5 min ago");
        assertThat(page.notices()).isEmpty();
    }

    @Test
    void saysThatAScheduledServerHasNoCopyYet() {
        Row row = page(finished(List.of(SCHEDULED))).rows().getFirst();

        assertThat(row.words()).isEqualTo("scheduled");
        assertThat(row.why()).isEqualTo("no copy yet, first run on 2026-11-23 02:00 UTC");
        assertThat(row.step()).isNull();
    }

    @Test
    void saysWhyHostUpAllowsNoSchedule() {
        FleetSnapshot.Seen barred =
                seen(
                        "mail-01",
                        backups()
                                .canCreate(
                                        new Gate.Shut(
                                                Optional.of("pending_order"),
                                                Optional.of("An order is pending."))),
                        Copies.NONE);

        assertThat(page(finished(List.of(barred))).rows().getFirst().why())
                .endsWith("(canCreate, pending_order): \"An order is pending\"");
    }

    @Test
    void proposesAnotherHourForEachServer() {
        List<Row> rows = page(finished(List.of(BARE, BARE))).rows();

        assertThat(rows)
                .extracting(row -> row.step().call())
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"hour\":2"),
                        other -> assertThat(other).contains("\"hour\":3"));
    }

    @Test
    void showsAServerThatIsWell() {
        Row row = page(finished(List.of(RAN))).rows().getFirst();

        assertThat(row)
                .isEqualTo(
                        new Row(
                                "vps_web01",
                                "web-01",
                                "192.0.2.1",
                                Verdict.PROTECTED,
                                null,
                                new Moment("2026-11-22T02:00:00Z", "8 h ago"),
                                new Strip(
                                        List.of(
                                                new Strip.Path("ra", "M146 3v14"),
                                                new Strip.Path(
                                                        "un",
                                                        "M2 5v10M26 5v10M50 5v10M74 5v10M98 5v10M122 5v10")),
                                        "1 ran, 6 not known"),
                                new Moment("2026-11-23T02:00:00Z", "tomorrow 02:00"),
                                null,
                                null,
                                null));
    }

    @Test
    void showsWhyAndWhatWouldHelp() {
        Row row = page(finished(List.of(PAUSED))).rows().getFirst();

        assertThat(row.why()).isEqualTo("its backup schedule is switched off");
        assertThat(row.lastGood()).isNull();
        assertThat(row.step())
                .isEqualTo(
                        new Row.Step(
                                "Switch it on",
                                "set_backup_schedule {\"vps\":\"vps_off01\",\"enabled\":true}"));
    }

    @Test
    void proposesWhatThePolicyWants() {
        NextStep backups =
                new NextStep("set_backup_schedule", Fields.of("hour", 4).with("enabled", true));
        NextStep snapshots = new NextStep("set_snapshot_schedule", Fields.of("enabled", true));

        assertThat(stepWhere(new WantedCalls(true, Optional.of(backups), Optional.empty()), PAUSED))
                .isEqualTo("Set a schedule");
        assertThat(stepWhere(new WantedCalls(false, Optional.empty(), Optional.of(snapshots)), RAN))
                .isEqualTo("Set a snapshot schedule");
    }

    private static String stepWhere(WantedCalls wanted, FleetSnapshot.Seen server) {
        Standards standards =
                new Standards() {
                    @Override
                    public Optional<Compliance> check(
                            Vps vps, Optional<ServerState> seen, Instant now) {
                        return Optional.empty();
                    }

                    @Override
                    public WantedCalls calls(ServerState seen, Starts starts, Instant now) {
                        return wanted;
                    }
                };
        BoardSettings policed =
                new BoardSettings(
                        false, HOSTUP.clock(), 1, HOSTUP.herds(), Optional.of(() -> standards));
        return Page.of(finished(List.of(server)), ServerFilter.ALL, policed)
                .rows()
                .getFirst()
                .step()
                .words();
    }

    @Test
    void aServerThatCouldNotBeSeenHasNoPictureAndIsNoGoodNews() {
        Page page = page(finished(List.of(UNSEEN)));

        assertThat(page.rows().getFirst().strip()).isNull();
        assertThat(page.rows().getFirst().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(page.headline()).isEqualTo("The server needs attention");
    }

    @Test
    void showsHowAServerStandsToThePolicy() {
        Compliance differs =
                new Compliance.Held(
                        List.of(
                                Difference.of(Difference.Kind.BACKUP, "hour", "3-6", Optional.of(2))
                                        .orElseThrow()));
        Compliance exempt =
                new Compliance.Exempt(new Exemption("rebuilt nightly", Optional.empty()));

        Page page =
                page(
                        finished(
                                List.of(
                                        with(differs, RAN),
                                        with(new Compliance.Held(List.of()), PAUSED),
                                        with(exempt, SCHEDULED),
                                        BARE)));

        assertThat(page.rows())
                .extracting(Row::name, Row::policy)
                .containsExactly(
                        tuple("bare-01", null),
                        tuple("off-01", new Row.Standing("in_line", null)),
                        tuple("new-01", new Row.Standing("exempt", null)),
                        tuple(
                                "web-01",
                                new Row.Standing("differs", "backup.hour is 2, wanted 3-6")));
        assertThat(page.standings())
                .extracting(Page.StandingCount::words, Page.StandingCount::servers)
                .containsExactly(tuple("not in line", 1), tuple("in line", 1));
    }

    private static FleetSnapshot.Seen with(Compliance compliance, FleetSnapshot.Seen seen) {
        Audit.Judged judged = seen.judged();
        return new FleetSnapshot.Seen(
                new Audit.Judged(
                        judged.vps(),
                        judged.judgement(),
                        judged.state(),
                        Optional.of(compliance),
                        Optional.empty()),
                seen.at());
    }

    @Test
    void theWorstComesFirstThenTheName() {
        Page page = page(finished(List.of(seen("b", backups(), Copies.NONE), RAN, UNSEEN, BARE)));

        assertThat(page.rows())
                .extracting(Row::name)
                .containsExactly("b", "bare-01", "dark-01", "web-01")
                .isNotEmpty();
        assertThat(page.counts())
                .containsExactly(
                        new Page.Count(Verdict.UNPROTECTED, 2),
                        new Page.Count(Verdict.UNKNOWN, 1),
                        new Page.Count(Verdict.PROTECTED, 1));
    }

    @Test
    void showsACallerItsOwnServersOnlyAndCountsNoOthers() {
        FleetSnapshot fleetSnapshot = finished(List.of(RAN, BARE, UNSEEN));

        Page page = Page.of(fleetSnapshot, new ServerFilter(List.of("web-*")), HOSTUP);

        assertThat(page.rows()).extracting(Row::name).containsExactly("web-01");
        assertThat(page.counts()).containsExactly(new Page.Count(Verdict.PROTECTED, 1));
        assertThat(page.headline()).isEqualTo("The server is protected");
        assertThat(page.hours().words()).isEqualTo("02:00 1");
        assertThat(page.toString()).doesNotContain("bare-01", "dark-01");
    }

    @Test
    void aCallerOfNoServersSeesNone() {
        Page page = Page.of(finished(List.of(RAN)), new ServerFilter(List.of()), HOSTUP);

        assertThat(page.headline()).isEqualTo("There is no server to show");
        assertThat(page.rows()).isEmpty();
    }

    @Test
    void stripsForeignNames() {
        Row row =
                page(finished(List.of(seen("a\u202Eb\u0007\"<script>", backups(), Copies.NONE))))
                        .rows()
                        .getFirst();

        assertThat(row.name()).isEqualTo("ab'<script>");
    }

    static Stream<Arguments> failures() {
        HostUpProblem problem =
                new HostUpProblem(
                        401, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        HostUpProblem inactive =
                new HostUpProblem(
                        403,
                        Optional.of("account_inactive"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
        return Stream.of(
                arguments(
                        new HostUpFailure.Why.KeyRefused(problem),
                        "HostUp refuses this server's API key: it may be mistyped, revoked, or restricted to other IP addresses (HTTP 401) since Sun 22 Nov 08:15 UTC (2 h ago). Nothing is checked or changed until HOSTUP_API_KEY holds a key that HostUp takes, with the scopes read:vm and write:vm.",
                        true),
                arguments(
                        new HostUpFailure.Why.KeyRefused(inactive),
                        "HostUp says that the account of this API key is not active (HTTP 403) since Sun 22 Nov 08:15 UTC (2 h ago). Nothing is checked or changed until that is cleared.",
                        true),
                arguments(
                        new HostUpFailure.Why.Throttled(Duration.ofMinutes(1)),
                        "HostUp asks this server to wait since Sun 22 Nov 08:15 UTC (2 h ago). It goes on by itself.",
                        false),
                arguments(
                        new HostUpFailure.Why.Unreachable("no route"),
                        "HostUp does not answer since Sun 22 Nov 08:15 UTC (2 h ago). It is asked again by itself; if HostUp works elsewhere, check this machine's network and NATTVAKT_HOSTUP_URL.",
                        true),
                arguments(
                        new HostUpFailure.Why.Unreadable("not JSON"),
                        "HostUp's list of servers cannot be read since Sun 22 Nov 08:15 UTC (2 h ago). Check NATTVAKT_HOSTUP_URL; the log says what HostUp answered.",
                        true),
                arguments(
                        new HostUpFailure.Why.Refused(problem),
                        "HostUp's list of servers cannot be read since Sun 22 Nov 08:15 UTC (2 h ago). Check NATTVAKT_HOSTUP_URL; the log says what HostUp answered.",
                        true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhyItShowsOldNewsAndWhatToDo(HostUpFailure.Why why, String notice, boolean bad) {
        var failure = Optional.of(new FleetSnapshot.Failure(NOW.minus(Duration.ofHours(2)), why));

        Page known =
                page(
                        new FleetSnapshot(
                                List.of(RAN),
                                Optional.of(NOW.minus(Duration.ofHours(3))),
                                failure));
        Page nothing = page(new FleetSnapshot(List.of(), Optional.empty(), failure));

        assertThat(known.notices())
                .containsExactly(new Page.Notice(notice + " Below is what was last seen.", bad));
        assertThat(known.age()).isEqualTo("Checked 3 h ago");
        assertThat(known.rows()).hasSize(1);
        assertThat(nothing.notices()).containsExactly(new Page.Notice(notice, bad));
        assertThat(nothing.headline()).isEqualTo("Nothing has been seen yet");
    }

    @Test
    void tellsHowFarTheFirstLookIs() {
        Page none = page(new FleetSnapshot(List.of(), Optional.empty(), Optional.empty()));
        Page some = page(new FleetSnapshot(List.of(RAN, BARE), Optional.empty(), Optional.empty()));

        assertThat(none.notices())
                .extracting(Page.Notice::words)
                .containsExactly("The first look at the fleet is under way.");
        assertThat(some.notices())
                .extracting(Page.Notice::words)
                .containsExactly("The first look at the fleet is under way: 2 servers so far.");
        assertThat(some.age()).isEqualTo("Not checked yet");
    }

    @Test
    void saysThatItIsASandboxAndHowFastItsTimeRuns() {
        BoardSettings usual =
                new BoardSettings(true, HOSTUP.clock(), 1, HOSTUP.herds(), Optional.empty());
        BoardSettings fast =
                new BoardSettings(true, HOSTUP.clock(), 3600, HOSTUP.herds(), Optional.empty());

        assertThat(Page.of(finished(List.of()), ServerFilter.ALL, usual).notices())
                .extracting(Page.Notice::words)
                .containsExactly("Sandbox: a simulator plays HostUp, and no server here is real.");
        assertThat(Page.of(finished(List.of()), ServerFilter.ALL, fast).notices())
                .extracting(Page.Notice::words)
                .containsExactly(
                        "Sandbox: a simulator plays HostUp, and no server here is real."
                                + " Its time runs 3600 times as fast: it is Sun 22 Nov 10:15 there.");
    }

    @Test
    void showsHerds() {
        Hours hours = page(finished(List.of(RAN, RAN, RAN, RAN, RAN))).hours();

        assertThat(hours.bars()).hasSize(24);
        assertThat(hours.bars().get(2)).isEqualTo(new Hours.Bar(15, 60, 5, true));
        assertThat(hours.bars().get(3)).isEqualTo(new Hours.Bar(22, 0, 0, false));
        assertThat(hours.words()).isEqualTo("02:00 5");
        assertThat(hours.herds())
                .containsExactly("5 of 5 start at 02:00 UTC; quieter: 03:00, 01:00, 04:00");
    }

    private static Page page(FleetSnapshot fleetSnapshot) {
        return Page.of(fleetSnapshot, ServerFilter.ALL, HOSTUP);
    }

    private static FleetSnapshot finished(List<FleetSnapshot.Seen> servers) {
        return new FleetSnapshot(
                servers, Optional.of(NOW.minus(Duration.ofMinutes(5))), Optional.empty());
    }

    private static Vps vps(String name) {
        return new Vps(
                new VpsId("vps_" + name.replaceAll("[^a-z0-9]", "")),
                Optional.of(name),
                Optional.of("192.0.2.1"),
                Optional.of("active"));
    }

    private static FleetSnapshot.Seen seen(String name, BackupStateBuilder state, Copies copies) {
        ServerState serverState =
                new ServerState(vps(name), state.build(), snapshots().build(), copies);
        return new FleetSnapshot.Seen(
                new Audit.Judged(
                        serverState.vps(),
                        Judgement.of(serverState, NOW),
                        Optional.of(serverState)),
                NOW);
    }
}
