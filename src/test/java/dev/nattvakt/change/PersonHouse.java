package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.AllTools;
import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.mcp.Features;
import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.ServerInfo;
import dev.nattvakt.mcp.session.ElicitationTrust;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Seal;
import dev.nattvakt.tool.write.CardPlans;
import dev.nattvakt.tool.write.ChangeRunner;
import dev.nattvakt.tool.write.PlanTools;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;

/// The whole server over a cloud in memory: every tool, REST's calls and MCP's messages. The cloud
/// keeps its own record of what got weaker, and knows nothing of how we judge that.
final class PersonHouse {

    static final List<String> NAMES = List.of("web-01", "db-01", "log-01", "app-01");

    final DeskFixture desk;
    final Catalogue catalogue;
    final Handler handler;
    final Map<String, Server> servers = new LinkedHashMap<>();

    /// Writes after which a server was protected less.
    final List<String> weakened = new ArrayList<>();

    PersonHouse(HouseRules rules, Random random) {
        desk = new DeskFixture(rules);
        servers.put("vps_1", desk.web);
        servers.put("vps_2", desk.cloud.server("vps_2", "db-01", "192.0.2.11"));
        servers.put("vps_3", desk.cloud.server("vps_3", "log-01", "192.0.2.12"));
        servers.put("vps_4", desk.cloud.server("vps_4", "app-01", "192.0.2.13"));
        desk.web
                .having(
                        backups(aSchedule().at(2).keeping(4))
                                .slots(7, 0)
                                .autoDelete(Optional.of(false)))
                .having(snapshots().every(6));
        servers.get("vps_2").having(backups(aSchedule().at(3).keeping(7)).slots(7, 0));
        servers.get("vps_3")
                .having(backups(aSchedule().weekly(DayOfWeek.MONDAY).at(4).keeping(2)).slots(7, 0))
                .having(snapshots().every(4));
        ChangeRunner runner =
                new ChangeRunner(
                        desk.desk,
                        desk.planner,
                        desk.plans,
                        (_, _) -> true,
                        CallListener.NOBODY,
                        true);
        catalogue =
                new Catalogue(
                        AllTools.of(
                                runner,
                                desk.lookUp,
                                desk.roster,
                                new Audit(
                                        desk.roster,
                                        desk.cloud,
                                        desk.time,
                                        new Herd.Rule(0.25, desk.time.getZone())),
                                desk.cloud,
                                new NoHistory(),
                                Optional::empty,
                                desk.time,
                                desk.time.getZone()),
                        false,
                        true);
        handler =
                new Handler(
                        Features.of(
                                catalogue,
                                new ObjectMapper(),
                                new PlanTools(desk.kept)::toolOf,
                                new CardPlans(desk.kept, runner::declined, random),
                                new Seal(() -> new byte[] {1}, "person"),
                                rules.approval() == Approval.PERSON),
                        new ServerInfo("nattvakt", "Nattvakt", "1"),
                        "Begin with find_vps.",
                        ElicitationTrust.of(List.of("true")));
        desk.cloud.usually(this::write);
    }

    /// Takes effect, and is judged by what is there before and after.
    private Sent write(InMemoryHostUp cloud, VpsId vps, dev.nattvakt.change.facts.Write write) {
        Server server = servers.get(vps.value());
        Strength before = Strength.of(server);
        Sent sent = InMemoryHostUp.accepted().to(cloud, vps, write);
        Strength after = Strength.of(server);
        if (after.isLessThan(before)) {
            weakened.add(vps.value() + ": " + before + " -> " + after);
        }
        return sent;
    }

    /// How well a server is protected, in numbers: any of them lower is less.
    private record Strength(
            int schedules,
            int copies,
            double runsAMonth,
            int snapshotsADay,
            int keepsOldest,
            int limit) {

        static Strength of(Server server) {
            List<SeenBackupSchedule> on = server.backups().on();
            return new Strength(
                    Math.min(1, on.size()),
                    on.stream().mapToInt(row -> row.retentionCount().orElse(0)).max().orElse(0),
                    on.stream().mapToDouble(Strength::runs).max().orElse(0),
                    server.snapshots()
                            .schedule()
                            .filter(schedule -> schedule.isOn())
                            .flatMap(schedule -> schedule.intervalHours())
                            .map(hours -> 1000 / hours)
                            .orElse(0),
                    server.backups().settings().autoDeleteOldest().orElse(false) ? 0 : 1,
                    server.backups().settings().slots().limit().orElse(0));
        }

        private static double runs(SeenBackupSchedule row) {
            return row.frequency()
                    .map(frequency ->
                            switch (frequency) {
                                case DAILY -> 30.0;
                                case WEEKLY -> 4.3;
                                case MONTHLY -> 1.0;
                            })
                    .orElse(0.0);
        }

        boolean isLessThan(Strength other) {
            return schedules < other.schedules
                    || copies < other.copies
                    || runsAMonth < other.runsAMonth
                    || snapshotsADay < other.snapshotsADay
                    || keepsOldest < other.keepsOldest
                    || limit < other.limit;
        }
    }

    private static final class NoHistory implements PastChanges {

        @Override
        public Page page(Question question) {
            return new Page(List.of(), Optional.empty());
        }

        @Override
        public List<PastChange.Here> find(String receipt, ServerFilter visible) {
            return List.of();
        }
    }
}
