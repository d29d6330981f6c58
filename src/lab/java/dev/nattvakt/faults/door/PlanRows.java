package dev.nattvakt.faults.door;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.doors.Told;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.door.Rig.Way;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.state.BackupSchedule;

/// A weakening change needs a plan of this process that is not used yet, a caller who may approve
/// it, and a server that has not moved. Every door asks for it.
final class PlanRows {

    private static final List<Operation> WEAKENING =
            List.of(
                    Operation.SWITCH_SNAPSHOTS_OFF,
                    Operation.REMOVE_BACKUPS,
                    Operation.REMOVE_SNAPSHOTS);

    private final Houses houses;

    PlanRows(Houses houses) {
        this.houses = houses;
    }

    /// What may be wrong with a yes.
    private enum Yes {
        NONE("needs_confirmation", ""),
        ALTERED("conflict", "plan_unknown"),
        OF_ANOTHER_SERVER("conflict", "plan_unknown"),
        CUT("invalid", ""),
        OF_WHO_MAY_NOT("refused", "role_too_low"),
        TO_WHAT_HAS_MOVED("conflict", "plan_moved"),
        TWICE("conflict", "plan_used");

        private final String outcome;
        private final String code;

        Yes(String outcome, String code) {
            this.outcome = outcome;
            this.code = code;
        }
    }

    Row row() {
        return new Row("B6/doors", "a weaker protection without a fair yes", 560, 12, this::run);
    }

    private void run(int number, Random random, Tally tally) throws Exception {
        Way way = Way.values()[number % Way.values().length];
        Yes yes = Yes.values()[number / Way.values().length % Yes.values().length];
        if (yes == Yes.OF_WHO_MAY_NOT && way == Way.STDIO) {
            // Whoever started the process may all that the key may.
            yes = Yes.NONE;
        }
        Rig house = houses.where(houses.meanings().get(random.nextInt(houses.meanings().size())));
        String vps = house.take(false);
        try {
            run(house, way, yes, vps, random, tally);
        } finally {
            house.giveBack(vps, false);
        }
    }

    private static void run(Rig house, Way way, Yes yes, String vps, Random random, Tally tally)
            throws Exception {
        Operation operation = WEAKENING.get(random.nextInt(WEAKENING.size()));
        int value = random.nextInt(3, 24);
        house.prepare(operation, vps, value);
        int before = house.sandbox().log().size();
        Entrance entrance = house.through(way);
        JsonObject arguments = operation.asks(value).put("vps", vps);
        Told asked = entrance.call(operation.tool(), arguments).is("needs_confirmation");
        String token = asked.text("/plan/token");
        Told told =
                switch (yes) {
                    case NONE -> entrance.call(operation.tool(), arguments);
                    case ALTERED -> apply(entrance, altered(token, random));
                    case OF_ANOTHER_SERVER -> apply(entrance, foreign(random));
                    case CUT ->
                            apply(
                                    entrance,
                                    token.substring(0, 1 + random.nextInt(token.length() - 1)));
                    case OF_WHO_MAY_NOT -> apply(house.asOperator(way), token);
                    case TO_WHAT_HAS_MOVED -> {
                        move(house.sandbox(), vps);
                        yield apply(entrance, token);
                    }
                    case TWICE -> {
                        apply(entrance, token).is("verified");
                        yield apply(entrance, token);
                    }
                };
        int writes = house.writes(vps, before).size();
        tally.count(yes.toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        tally.expect(told.outcome().equals(yes.outcome), way + ", " + yes + ": " + told.body());
        tally.expect(
                yes != Yes.TWICE || told.body().at("/receipt/id").isTextual(),
                way + ", no receipt: " + told.body());
        tally.expect(yes.code.isEmpty() || told.code().equals(yes.code), yes + ": " + told.body());
        tally.expect(
                writes == (yes == Yes.TWICE ? 1 : 0),
                way + ", " + operation + ", " + yes + ": sent " + writes + " times");
    }

    private static Told apply(Entrance entrance, String token) throws Exception {
        return entrance.call("apply_plan", new JsonObject().put("planToken", token));
    }

    /// One character is another one.
    private static String altered(String token, Random random) {
        int at = random.nextInt(token.length());
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String foreign(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Somebody else changes both kinds of schedule.
    private static void move(Sandbox sandbox, String vps) {
        sandbox.change(
                vps,
                was ->
                        was.with(
                                        was.backups()
                                                .with(
                                                        was.backups().schedules().stream()
                                                                .map(BackupSchedule::off)
                                                                .toList()))
                                .with(was.snapshots().with(Optional.empty())));
    }
}
