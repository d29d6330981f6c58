package dev.nattvakt.faults.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.state.BackupSchedule;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.Vps;

/// `kill -9` while a plan over fifty servers is carried out. Then the next process is asked for the
/// same: it does not know the old token, shows what was done as `same`, and does the rest once.
final class FleetKills implements AutoCloseable {

    private static final long QUIET_MILLIS = 2_000;
    private static final int COPIES = 2;

    private final Sandbox sandbox;
    private final Checkpoint checkpoint;
    private Optional<PackagedServer> standing = Optional.empty();

    FleetKills(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.checkpoint = new Checkpoint(sandbox.url());
    }

    /// Killed when some of the servers, at random, have their schedule.
    void atRandom(Random random, Tally tally) throws Exception {
        sandbox.replaceServers();
        sandbox.setPostMeaning(PostMeaning.values()[random.nextInt(3)]);
        List<Vps> fleet = sandbox.state().fleet();
        fleet.forEach(
                vps -> sandbox.change(vps.id(), was -> was.with(was.backups().with(List.of()))));
        int hour = random.nextInt(24);
        PackagedServer server = standing();
        JsonObject asked = plan(server, hour).orElseThrow();
        String token = asked.getJsonObject("plan").getString("token");
        List<String> planned = vps(asked, "change");
        tally.most("rows of a plan", asked.getJsonArray("rows").size());
        Dawdle dawdle = new Dawdle();
        planned.forEach(id -> checkpoint.watch(id, id, dawdle));
        int mark = sandbox.log().size();
        int enough = random.nextInt(planned.size());
        try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<JsonObject>> heard = caller.submit(() -> apply(server, token));
            long end = System.nanoTime() + QUIET_MILLIS * 1_000_000 * planned.size();
            while (written(mark).count() < enough && !heard.isDone() && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(100));
            server.kill();
            dawdle.end();
        }
        checkpoint.awaitQuiet();
        checkpoint.unwatch();

        List<String> done = planned.stream().filter(id -> isSo(id, hour)).toList();
        tally.count("rows done before the kill", done.size());
        PackagedServer next = standing();
        tally.expect(
                "plan_unknown".equals(apply(next, token).orElseThrow().getString("code")),
                "the old token is still good");
        JsonObject again = plan(next, hour).orElseThrow();
        tally.expect(vps(again, "same").containsAll(done), "done, but not shown as same");
        tally.expect(
                vps(again, "same").size() == done.size(),
                done.size() + " done, " + vps(again, "same").size() + " shown as same");
        if (done.size() < planned.size()) {
            JsonObject rest =
                    apply(next, again.getJsonObject("plan").getString("token")).orElseThrow();
            tally.expect(
                    rest.getString("outcome").equals("verified"),
                    "the rest is " + rest.getString("outcome"));
            tally.count("rows done after it", vps(again, "change").size());
        }
        for (String id : planned) {
            long made = written(mark).filter(write -> write.path().contains(id)).count();
            tally.expect(made == 1, id + " was done " + made + " times");
            tally.expect(isSo(id, hour), id + " is not so in the end");
        }
    }

    private PackagedServer standing() throws IOException, InterruptedException {
        if (standing.filter(server -> server.process().isAlive()).isEmpty()) {
            standing.ifPresent(PackagedServer::close);
            standing =
                    Optional.of(
                            PackagedServer.start(
                                    checkpoint.url(), PackagedServer.Confirm.WEAKENING));
        }
        return standing.orElseThrow();
    }

    private static Optional<JsonObject> plan(PackagedServer server, int hour) {
        return server.call(
                "plan_fleet_change",
                new JsonObject()
                        .put("servers", new JsonArray().add("*"))
                        .put("frequency", "daily")
                        .put("hour", hour)
                        .put("retentionCount", COPIES)
                        .put("capToFit", true));
    }

    private static Optional<JsonObject> apply(PackagedServer server, String token) {
        return server.call("apply_plan", new JsonObject().put("planToken", token));
    }

    /// The ids of the rows with that action.
    private static List<String> vps(JsonObject plan, String action) {
        return plan.getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("action").equals(action))
                .map(row -> row.getJsonObject("vps").getString("id"))
                .toList();
    }

    private Stream<Arrival> written(int mark) {
        return sandbox.log().stream()
                .skip(mark)
                .filter(arrival -> arrival.method().equals("POST") && arrival.applied());
    }

    private boolean isSo(String id, int hour) {
        List<BackupSchedule> rows = sandbox.state().vps(id).backups().schedules();
        return rows.size() == 1 && rows.getFirst().cadence().hour() == hour;
    }

    @Override
    public void close() throws IOException {
        standing.ifPresent(PackagedServer::close);
        checkpoint.close();
    }
}
