package dev.nattvakt.faults.door;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.doors.Told;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.door.Rig.Way;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.PostMeaning;

/// Operation x fault x meaning of POST, once through each door of the packaged server. A cell has
/// one right word, whichever the door, and a right number of writes: what a door says is held
/// against these and against what the simulated HostUp recorded, so no two doors can differ
/// unnoticed.
final class DoorRows {

    private static final int AT_ONCE = 96;

    private final Houses houses;

    DoorRows(Houses houses) {
        this.houses = houses;
    }

    /// @param meaning of POST, which matters for backups; the others are spread over all
    record Cell(Operation operation, Hitch hitch, PostMeaning meaning) {

        /// The one word that is right.
        String word() {
            return switch (hitch.end()) {
                case Hitch.End.Done _ -> done();
                case Hitch.End.Lost _ -> isLost() ? "unconfirmed" : done();
                case Hitch.End.Word(String outcome, _) -> afterReading() ? outcome : done();
            };
        }

        /// How many requests that may change something HostUp has to see.
        int writes() {
            if (!operation.writes()) {
                return 0;
            }
            return switch (hitch.end()) {
                case Hitch.End.Done(int writes) -> writes;
                case Hitch.End.Lost _ -> isLost() ? 1 : 2;
                case Hitch.End.Word(_, int writes) -> writes;
            };
        }

        private boolean isLost() {
            return operation.writes() && !operation.maySendAgain();
        }

        /// What a rehearsal comes to when nothing is wrong before the write.
        private boolean afterReading() {
            return operation.writes()
                    || hitch.end() instanceof Hitch.End.Word(_, int writes) && writes == 0;
        }

        private String done() {
            if (!operation.writes()) {
                return "planned";
            }
            boolean isBesideTheOld =
                    operation == Operation.SET_BACKUPS && meaning == PostMeaning.APPEND;
            return isBesideTheOld ? "adjusted" : "verified";
        }

        boolean endsInDoubt() {
            return word().equals("unconfirmed");
        }

        @Override
        public String toString() {
            return operation + ", " + hitch.name() + ", " + meaning;
        }
    }

    List<Row> all() {
        List<Cell> cells = cells();
        return Arrays.stream(Way.values()).map(way -> row(way, cells)).toList();
    }

    /// In an order of no meaning, so that a share of them is a sample.
    private List<Cell> cells() {
        Random random = new Random(1);
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Hitch hitch : Hitch.all()) {
                if (hitch.concerns().apply(operation)) {
                    for (PostMeaning meaning : meanings(operation, random)) {
                        cells.add(new Cell(operation, hitch, meaning));
                    }
                }
            }
        }
        Collections.shuffle(cells, random);
        return cells;
    }

    private List<PostMeaning> meanings(Operation operation, Random random) {
        return operation == Operation.SET_BACKUPS
                ? houses.meanings()
                : List.of(houses.meanings().get(random.nextInt(houses.meanings().size())));
    }

    Row row(Way way, List<Cell> cells) {
        return new Row(
                "A/" + way.word(),
                "operation x fault x meaning of POST",
                cells.size(),
                AT_ONCE,
                (number, random, tally) ->
                        run(way, cells.get(number % cells.size()), random, tally));
    }

    private void run(Way way, Cell cell, Random random, Tally tally) throws Exception {
        Rig house = houses.where(cell.meaning());
        Entrance entrance = house.through(way);
        String vps = house.take(cell.endsInDoubt());
        try {
            run(house, entrance, cell, vps, random.nextInt(3, 24), tally);
        } catch (AssertionError flawed) {
            throw new AssertionError(cell + ": " + flawed.getMessage(), flawed);
        } finally {
            house.giveBack(vps, cell.endsInDoubt());
        }
    }

    private void run(Rig house, Entrance entrance, Cell cell, String vps, int value, Tally tally)
            throws Exception {
        Sandbox sandbox = house.sandbox();
        Operation operation = cell.operation();
        house.prepare(operation, vps, value);
        JsonObject arguments = operation.asks(value).put("vps", vps);
        String tool = operation.tool();
        if (operation.weakens()) {
            Told asked = entrance.call(tool, arguments).is("needs_confirmation");
            tool = "apply_plan";
            arguments = new JsonObject().put("planToken", asked.text("/plan/token"));
        }
        int before = sandbox.log().size();
        Fault fault = cell.hitch().fault().apply(new Hitch.Spot(operation, vps));
        sandbox.add(fault);
        Told told;
        try {
            told = entrance.call(tool, arguments);
        } finally {
            boolean isLeft = sandbox.remove(fault);
            tally.expect(!isLeft || !operation.writes(), cell + ": it did not happen");
        }
        List<Arrival> writes = house.writes(vps, before);
        judge(cell, told, writes, operation.isSo(sandbox.state().vps(vps), value), tally);
        await(cell, house, vps, before);
    }

    private static void judge(
            Cell cell, Told told, List<Arrival> writes, boolean isSo, Tally tally) {
        String word = told.outcome();
        int applied = Math.toIntExact(writes.stream().filter(Arrival::applied).count());
        tally.count(word);
        tally.answered(word, applied, isSo);
        tally.expect(word.equals(cell.word()), cell + ": " + told.body());
        tally.expect(writes.size() == cell.writes(), cell + ": sent " + writes.size() + " times");
        boolean isTrue =
                switch (word) {
                    case "verified", "adjusted" -> applied > 0 && isSo;
                    case "already_set" -> applied == 0 && isSo;
                    case "conflict" ->
                            told.written().equals("maybe")
                                    ? applied <= 1
                                    : told.written().equals("yes") == applied > 0;
                    case "unconfirmed" -> applied <= 1;
                    default -> applied == 0 && !isSo;
                };
        tally.expect(isTrue, "%s: %s, applied %d times".formatted(cell, word, applied));
    }

    /// What lands late must not land in the next cell.
    private static void await(Cell cell, Rig house, String vps, int before)
            throws InterruptedException {
        boolean isLate = cell.hitch().name().contains("late") && cell.operation().writes();
        while (isLate && !house.writes(vps, before).stream().allMatch(Arrival::applied)) {
            Thread.sleep(50);
        }
    }
}
