package dev.nattvakt.faults.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.door.Rig.Way;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.state.PostMeaning;

/// What HostUp says to the key, it says to all that use it: after a 401, or a 429 for an hour,
/// nothing more is sent, whatever is asked. Each case takes a server that nobody needs afterwards.
final class KeyTrouble {

    private static final Effect.Status REFUSED = Effect.Status.of(401);
    private static final Effect.Status PAUSED =
            new Effect.Status(429, Optional.empty(), Map.of("Retry-After", List.of("3600")), false);

    private final Vertx vertx;

    private KeyTrouble(Vertx vertx) {
        this.vertx = vertx;
    }

    static Row row(Vertx vertx) {
        return new Row(
                "A/key",
                "401, and 429 for an hour, on a write",
                2 * Way.values().length,
                2,
                new KeyTrouble(vertx)::run);
    }

    private void run(int number, Random random, Tally tally) throws Exception {
        Way way = Way.values()[number % Way.values().length];
        boolean isRefused = number / Way.values().length % 2 == 0;
        Operation operation =
                random.nextBoolean() ? Operation.SET_BACKUPS : Operation.SWITCH_SNAPSHOTS_ON;
        try (Rig house = new Rig(vertx, PostMeaning.BY_FREQUENCY)) {
            Entrance entrance = house.through(way);
            String first = house.take(false);
            Effect effect = isRefused ? REFUSED : PAUSED;
            house.sandbox().add(new Hitch.Spot(operation, first).write(effect));
            String word = isRefused ? "unavailable" : "unconfirmed";
            ask(house, entrance, operation, first, word, tally);
            tally.expect(house.writes(first, 0).size() == 1, "not sent once");
            int before = house.sandbox().log().size();
            String second = house.take(false);
            if (isRefused) {
                // One 401 may be stray: a read finds that the key is good.
                ask(house, entrance, operation, second, "verified", tally);
            } else {
                ask(house, entrance, operation, second, "rate_limited", tally);
                tally.expect(house.sandbox().log().size() == before, "sent something all the same");
            }
        }
    }

    private static void ask(
            Rig house, Entrance entrance, Operation operation, String vps, String word, Tally tally)
            throws Exception {
        int value = 5;
        house.prepare(operation, vps, value);
        JsonObject arguments = operation.asks(value).put("vps", vps);
        String said = entrance.call(operation.tool(), arguments).outcome();
        boolean isSo = operation.isSo(house.sandbox().state().vps(vps), value);
        tally.count(said);
        boolean isDone = word.equals("verified");
        tally.answered(said, isDone ? 1 : 0, isSo);
        tally.expect(said.equals(word) && isSo == isDone, said + " instead of " + word);
    }
}
