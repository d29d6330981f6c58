package dev.nattvakt.faults.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

/// Something that goes wrong at HostUp or on the way there, and what is right then, as the table of
/// what is sent again and what is not has it.
///
/// @param fault on the requests for one server
/// @param end what an answer has to say
/// @param concerns the operations that it can happen to
record Hitch(
        String name, Function<Spot, Fault> fault, End end, Function<Operation, Boolean> concerns) {

    private static final Duration LATE = Duration.ofSeconds(13);

    /// How it has to end.
    sealed interface End {

        /// As if nothing had been wrong.
        ///
        /// @param writes requests that may change something, as HostUp counts them
        record Done(int writes) implements End {}

        /// It was sent, and is not so: sent again where that is harmless, else in doubt.
        record Lost() implements End {}

        /// With this one word, after so many writes.
        record Word(String outcome, int writes) implements End {}
    }

    /// Where a fault is to hit.
    record Spot(Operation operation, String vps) {

        Fault write(Effect effect) {
            return Fault.on(operation.method(), "/" + vps + "/" + operation.resource(), effect);
        }

        Fault read(Effect effect) {
            return Fault.on("GET", "/" + vps + "/" + operation.resource() + "$", effect);
        }

        /// Spares the read before the write.
        Fault readBack(Effect effect) {
            return read(effect).skipping(1);
        }
    }

    static List<Hitch> all() {
        return Stream.of(onWrites(), onReads(), onReadBacks()).flatMap(List::stream).toList();
    }

    private static List<Hitch> onWrites() {
        List<Hitch> all = new ArrayList<>();
        all.add(write("nothing wrong", new Effect.Delay(Duration.ZERO, false), new End.Done(1)));
        both(all, "reset", Effect.Drop::new);
        for (int status : new int[] {302, 408, 425, 500, 502, 503, 504, 599}) {
            both(all, "" + status, applied -> status(status, Map.of(), applied));
        }
        both(all, "cut body", Effect.Cut::new);
        both(all, "HTML", Effect.Garble::new);
        both(all, "no body", applied -> new Effect.Replace("", "application/json", applied));
        both(all, "half a body", applied -> new Effect.Replace("{", "application/json", applied));
        for (int status : new int[] {400, 409, 412, 422}) {
            all.add(write("" + status, Effect.Status.of(status), new End.Word("refused", 1)));
        }
        all.add(write("403", Effect.Status.of(403), new End.Word("unavailable", 1)));
        all.add(write("404", Effect.Status.of(404), new End.Word("not_found", 1)));
        all.add(write("429, for a second", throttled("1"), new End.Done(2)));
        all.add(write("slow", new Effect.Delay(Duration.ofMillis(300), false), new End.Done(1)));
        all.add(
                write(
                        "slow answer",
                        new Effect.Delay(Duration.ofMillis(300), true),
                        new End.Done(1)));
        all.add(
                write(
                        "a byte at a time",
                        new Effect.SlowBody(Duration.ofMillis(2)),
                        new End.Done(1)));
        all.add(write("shows after a look", Effect.Lag.ofReads(1), new End.Done(1)));
        all.add(write("shows after two looks", Effect.Lag.ofReads(2), new End.Done(1)));
        all.add(
                write(
                        "lands too late",
                        new Effect.ApplyLate(LATE),
                        new End.Word("unconfirmed", 1)));
        all.add(
                new Hitch(
                        "somebody else's value",
                        spot ->
                                spot.write(
                                        new Effect.Alter(
                                                Map.of("retentionCount", 1, "intervalHours", 24))),
                        new End.Word("conflict", 1),
                        Set.of(Operation.SET_BACKUPS, Operation.SWITCH_SNAPSHOTS_ON)::contains));
        return all;
    }

    private static List<Hitch> onReads() {
        return List.of(
                read("reset once", new Effect.Drop(false), 1, new End.Done(1)),
                read("reset", new Effect.Drop(false), 3, new End.Word("unavailable", 0)),
                read("503 once", Effect.Status.of(503), 1, new End.Done(1)),
                read("HTML", new Effect.Garble(false), 1, new End.Word("unavailable", 0)),
                read("403", Effect.Status.of(403), 1, new End.Word("unavailable", 0)),
                read("404", Effect.Status.of(404), 1, new End.Word("not_found", 0)),
                read("409", Effect.Status.of(409), 1, new End.Word("refused", 0)),
                read("429, for a second", throttled("1"), 1, new End.Done(1)),
                read("slow", new Effect.Delay(Duration.ofMillis(300), false), 1, new End.Done(1)),
                new Hitch(
                        "read, then the gate shuts",
                        spot ->
                                spot.read(
                                        new Effect.GateFlip(
                                                spot.operation().gate().orElseThrow(),
                                                "pending_order",
                                                "Pay first.")),
                        new End.Word("refused", 1),
                        operation -> operation.gate().isPresent()));
    }

    private static List<Hitch> onReadBacks() {
        int looks = 5;
        return List.of(
                readBack("reset once", new Effect.Drop(false), 1, new End.Done(1)),
                readBack("HTML twice", new Effect.Garble(false), 2, new End.Done(1)),
                readBack("404 once", Effect.Status.of(404), 1, new End.Done(1)),
                readBack("HTML", new Effect.Garble(false), looks, new End.Word("unconfirmed", 1)));
    }

    /// One that HostUp applies, and one that it does not.
    private static void both(
            List<Hitch> all, String name, Function<Boolean, Effect.OnAnswer> effect) {
        all.add(write(name + ", not applied", effect.apply(false), new End.Lost()));
        all.add(write(name + ", applied", effect.apply(true), new End.Done(1)));
    }

    /// A rehearsal never gets there, and never looks back.
    private static Hitch write(String name, Effect effect, End end) {
        return new Hitch("write: " + name, spot -> spot.write(effect), end, _ -> true);
    }

    private static Hitch read(String name, Effect effect, int times, End end) {
        return new Hitch("read: " + name, spot -> spot.read(effect).times(times), end, _ -> true);
    }

    private static Hitch readBack(String name, Effect effect, int times, End end) {
        return new Hitch(
                "read-back: " + name,
                spot -> spot.readBack(effect).times(times),
                end,
                Operation::writes);
    }

    /// HostUp lies: it says no, and does it. Not even an angel could answer the truth then, so a
    /// laboratory that finds nothing wrong with the answer is of no use.
    static Hitch lie() {
        return write("a lie", status(409, Map.of(), true), new End.Word("refused", 1));
    }

    private static Effect.Status throttled(String retryAfter) {
        return status(429, Map.of("Retry-After", List.of(retryAfter)), false);
    }

    private static Effect.Status status(
            int code, Map<String, List<String>> headers, boolean applied) {
        return new Effect.Status(code, Optional.empty(), headers, applied);
    }
}
