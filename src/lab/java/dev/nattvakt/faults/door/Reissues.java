package dev.nattvakt.faults.door;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.door.Rig.Way;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.PostMeaning;

/// A client of MCP loses its stream somewhere in a call, and asks again under a new id, as the
/// protocol wants it to. One change comes of it.
final class Reissues {

    private static final List<Way> WAYS = List.of(Way.SESSION, Way.STATELESS);
    private static final List<Operation> OPERATIONS =
            List.of(Operation.SET_BACKUPS, Operation.SWITCH_SNAPSHOTS_ON, Operation.SAVE_SETTINGS);

    private final Houses houses;

    Reissues(Houses houses) {
        this.houses = houses;
    }

    Row row() {
        return Row.of("B2/doors", "the stream is lost, and the client asks again", 2_000, this::run)
                .atOnce(12);
    }

    private void run(Random random, Tally tally) throws Exception {
        // Where POST adds, the hour alone would not say any more which schedule is meant.
        List<PostMeaning> meanings =
                houses.meanings().stream().filter(one -> one != PostMeaning.APPEND).toList();
        Rig house = houses.where(any(meanings, random));
        Entrance entrance = house.through(any(WAYS, random));
        String vps = house.take(false);
        try {
            run(house, entrance, any(OPERATIONS, random), vps, random, tally);
        } finally {
            house.giveBack(vps, false);
        }
    }

    private static void run(
            Rig house,
            Entrance entrance,
            Operation operation,
            String vps,
            Random random,
            Tally tally)
            throws Exception {
        int value = random.nextInt(3, 24);
        house.prepare(operation, vps, value);
        int before = house.sandbox().log().size();
        Fault slow =
                new Hitch.Spot(operation, vps)
                        .write(
                                new Effect.Delay(
                                        Duration.ofMillis(random.nextInt(40)),
                                        random.nextBoolean()));
        house.sandbox().add(slow);
        JsonObject arguments = operation.asks(value).put("vps", vps);
        Entrance.Asked first = entrance.begin(operation.tool(), arguments);
        Thread.sleep(random.nextInt(30));
        first.drop();
        boolean wasUnderWay = house.sandbox().log().size() > before;
        String word = entrance.call(operation.tool(), arguments).outcome();
        house.sandbox().remove(slow);
        List<Arrival> writes = house.writes(vps, before);
        int applied = Math.toIntExact(writes.stream().filter(Arrival::applied).count());
        boolean isSo = operation.isSo(house.sandbox().state().vps(vps), value);
        tally.count(word);
        tally.count(wasUnderWay ? "lost while HostUp was asked" : "lost before or after");
        tally.expect(List.of("verified", "already_set").contains(word), word);
        tally.expect(isSo, word + ", and it is not so");
        tally.expect(writes.size() == 1 && applied == 1, "sent " + writes.size() + " times");
    }

    private static <T> T any(List<T> these, Random random) {
        return these.get(random.nextInt(these.size()));
    }
}
