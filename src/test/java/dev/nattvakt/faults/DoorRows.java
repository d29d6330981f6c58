package dev.nattvakt.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.Told;
import dev.nattvakt.faults.House.Way;
import dev.nattvakt.sandbox.Arrival;
import dev.nattvakt.sandbox.Fault;
import dev.nattvakt.sandbox.Gate;
import dev.nattvakt.sandbox.GateName;
import dev.nattvakt.sandbox.PostMeaning;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.Vps;

/// Operation x fault x meaning of POST, once through each door of the packaged server. A cell has
/// one right word, whichever the door, and a right number of writes: what a door says is held
/// against these and against what the simulated HostUp recorded, so no two doors can differ
/// unnoticed.
final class DoorRows implements AutoCloseable {

    private static final int AT_ONCE = 60;

    private final Vertx vertx;
    private final List<PostMeaning> meanings;
    private final Map<PostMeaning, House> houses = new EnumMap<>(PostMeaning.class);

    /// @param meanings of POST that are tried; each takes a server of its own
    DoorRows(Vertx vertx, PostMeaning... meanings) {
        this.vertx = vertx;
        this.meanings = List.of(meanings);
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
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Hitch hitch : Hitch.all()) {
                if (hitch.concerns().apply(operation)) {
                    for (PostMeaning meaning : meanings(operation, cells.size())) {
                        cells.add(new Cell(operation, hitch, meaning));
                    }
                }
            }
        }
        Collections.shuffle(cells, new Random(1));
        return cells;
    }

    private List<PostMeaning> meanings(Operation operation, int number) {
        return operation == Operation.SET_BACKUPS
                ? meanings
                : List.of(meanings.get(number % meanings.size()));
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

    /// The house where POST means this.
    synchronized House house(PostMeaning meaning) {
        return houses.computeIfAbsent(meaning, wanted -> new House(vertx, wanted));
    }

    private void run(Way way, Cell cell, Random random, Tally tally) throws Exception {
        House house = house(cell.meaning());
        Entrance entrance = house.through(way);
        String vps = house.take(cell.endsInDoubt());
        try {
            run(house.sandbox(), entrance, cell, vps, random.nextInt(3, 24), tally);
        } catch (AssertionError flawed) {
            throw new AssertionError(cell + ": " + flawed.getMessage(), flawed);
        } finally {
            house.giveBack(vps, cell.endsInDoubt());
        }
    }

    private void run(
            Sandbox sandbox, Entrance entrance, Cell cell, String vps, int value, Tally tally)
            throws Exception {
        Operation operation = cell.operation();
        prepare(sandbox, operation, vps, value);
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
        List<Arrival> writes = writes(sandbox, vps, before);
        judge(cell, told, writes, operation.isSo(sandbox.state().vps(vps), value), tally);
        await(cell, sandbox, vps, before);
    }

    /// As new, open to everything, and with something to change.
    static void prepare(Sandbox sandbox, Operation operation, String vps, int value) {
        sandbox.change(
                vps,
                was -> {
                    Vps open = was;
                    for (var gate : GateName.values()) {
                        open = open.with(gate, Gate.OPEN);
                    }
                    return operation.before(open, value);
                });
    }

    static List<Arrival> writes(Sandbox sandbox, String vps, int since) {
        return sandbox.log().stream()
                .skip(since)
                .filter(arrival -> !arrival.method().equals("GET") && arrival.path().contains(vps))
                .toList();
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
                    case "conflict" -> told.written().equals("yes") == applied > 0;
                    case "unconfirmed" -> applied <= 1;
                    default -> applied == 0 && !isSo;
                };
        tally.expect(isTrue, "%s: %s, applied %d times".formatted(cell, word, applied));
    }

    /// What lands late must not land in the next cell.
    private static void await(Cell cell, Sandbox sandbox, String vps, int before)
            throws InterruptedException {
        boolean isLate = cell.hitch().name().contains("late") && cell.operation().writes();
        while (isLate && !writes(sandbox, vps, before).getFirst().applied()) {
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        houses.values().forEach(House::close);
    }
}
