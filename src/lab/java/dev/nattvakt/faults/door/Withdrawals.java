package dev.nattvakt.faults.door;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.door.Rig.Way;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

/// A caller takes its call back, in the way that its door has for it: it hangs up, or says so. What
/// was not sent by then never is; what was is finished, looked at and put on record.
final class Withdrawals {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HELD = Duration.ofMillis(400);
    private static final List<Operation> OPERATIONS =
            List.of(Operation.SET_BACKUPS, Operation.SWITCH_SNAPSHOTS_ON, Operation.SAVE_SETTINGS);

    private final Houses houses;

    Withdrawals(Houses houses) {
        this.houses = houses;
    }

    Row row() {
        return new Row("B4/doors", "taken back before or after the send", 400, 12, this::run);
    }

    private void run(int number, Random random, Tally tally) throws Exception {
        Rig house = houses.where(houses.meanings().get(random.nextInt(houses.meanings().size())));
        Way way = Way.values()[number % Way.values().length];
        boolean isBefore = random.nextBoolean();
        Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        String vps = house.take(false);
        try {
            run(house, way, operation, vps, isBefore, random, tally);
        } finally {
            house.giveBack(vps, false);
        }
    }

    private static void run(
            Rig house,
            Way way,
            Operation operation,
            String vps,
            boolean isBefore,
            Random random,
            Tally tally)
            throws Exception {
        int value = random.nextInt(3, 24);
        house.prepare(operation, vps, value);
        int before = house.sandbox().log().size();
        long record = house.recorded();
        Hitch.Spot spot = new Hitch.Spot(operation, vps);
        Fault held =
                isBefore
                        ? spot.read(new Effect.Delay(HELD, false))
                        : spot.write(new Effect.Delay(HELD, random.nextBoolean()));
        house.sandbox().add(held);
        Entrance.Asked asked =
                house.through(way).begin(operation.tool(), operation.asks(value).put("vps", vps));
        String method = isBefore ? "GET" : operation.method();
        await(() ->
                requests(house, vps, before).stream()
                        .filter(one -> one.method().equals(method))
                        .findAny());
        asked.withdraw();
        JsonObject line = await(() -> lineAbout(vps, house.recordedSince(record)));
        List<Arrival> writes = house.writes(vps, before);
        String what = way.word() + ", " + operation + ": " + line.encode();
        tally.count(line.getString("outcome") + (isBefore ? ", before" : ", after"));
        if (isBefore) {
            tally.expect(writes.isEmpty(), "sent all the same: " + what);
            tally.expect("cancelled".equals(line.getString("code")), what);
        } else {
            boolean isSo = operation.isSo(house.sandbox().state().vps(vps), value);
            tally.expect(writes.size() == 1 && writes.getFirst().applied() && isSo, what);
            tally.expect(writes.getFirst().status() != 0, "cut off: " + what);
            tally.expect(line.containsKey("receipt"), "no receipt: " + what);
            tally.expect(
                    requests(house, vps, before).getLast().method().equals("GET"),
                    "not read back: " + what);
        }
    }

    private static List<Arrival> requests(Rig house, String vps, int since) {
        return house.sandbox().log().stream()
                .skip(since)
                .filter(one -> one.path().contains(vps + "/"))
                .toList();
    }

    private static Optional<JsonObject> lineAbout(String vps, List<JsonObject> lines) {
        return lines.stream()
                .filter(line -> line.containsKey("arguments"))
                .filter(line -> vps.equals(line.getJsonObject("arguments").getString("vps")))
                .findFirst();
    }

    private static <T> T await(Callable<Optional<T>> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<T> found = wanted.call();
        while (found.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(5);
            found = wanted.call();
        }
        return found.orElseThrow(() -> new AssertionError("nothing came"));
    }
}
