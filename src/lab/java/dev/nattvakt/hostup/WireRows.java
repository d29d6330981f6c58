package dev.nattvakt.hostup;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

import io.vertx.core.Vertx;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.DelayedTasks;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.ClearedForTest;
import dev.nattvakt.change.InDoubt;
import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.change.SendOnce;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.WritesUnderWay;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;

/// The rows that need a wire: the real client over real sockets, against the simulator behind a
/// proxy that breaks connections, or against bare sockets. Waits between looks take no time, since
/// what is so does not depend on them here.
public final class WireRows implements AutoCloseable {

    private static final String KEY = "sandbox-key";
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(400));
    private static final Write DELETE = new Write.DeleteSnapshotSchedule();
    private static final VpsId VPS = new VpsId("vps_01hxa3b4c5d6e7f8g9h0j1k2m3");

    private final Sandbox sandbox;
    private final AtomicReference<TcpProxy.Harm> harm = new AtomicReference<>(TcpProxy.Harm.NONE);
    private final TcpProxy proxy;
    private volatile boolean onceOnly;
    private final HostUpConnection connection;
    private final ChangeDesk desk;
    private final AtomicInteger ids = new AtomicInteger();

    public WireRows(Vertx vertx) throws IOException {
        sandbox =
                Sandbox.start(
                        vertx,
                        new Sandbox.Settings(0, KEY, PostMeaning.BY_FREQUENCY, Clock.systemUTC()));
        sandbox.setRateLimit(1_000_000);
        proxy = new TcpProxy(sandbox.url(), this::nextHarm);
        connection = connection(proxy.url(), new FakeTime(System.nanoTime()));
        HostUpReader reader =
                new HostUpReader(connection, new RetryingCalls(connection, new GuardedCalls()));
        HostUpWriter writer = writer(connection);
        ReplicaGuard replicas =
                new ReplicaGuard(System::nanoTime, _ -> {}, Thread::startVirtualThread);
        sandbox.whenReset(replicas::forget);
        desk =
                new ChangeDesk(
                        reader,
                        new LookUp(reader),
                        new SendOnce(writer, Clock.systemUTC(), _ -> {}, this::id, replicas),
                        new Plans<>(Clock.systemUTC(), new Random()),
                        new HouseRules(Confirm.NEVER, Approval.CALLER, false),
                        Clock.systemUTC(),
                        new InDoubt(
                                DelayedTasks.NEVER, _ -> {}, Clock.systemUTC(), System::nanoTime),
                        new WritesUnderWay(),
                        replicas);
    }

    /// Its pause waits in fake time; its deadlines are real.
    private static HostUpConnection connection(URI url, FakeTime time) {
        Secret key = new Secret(KEY);
        return new HostUpConnection(
                url,
                () -> key,
                new Pause(time, time),
                new KeyBreaker(() -> key, System::nanoTime),
                SHORT,
                new Addresses(url, Addresses.Lookup.REAL, System::nanoTime));
    }

    /// A reset before the apply hits the first try only, in every other case.
    private TcpProxy.Harm nextHarm() {
        return onceOnly ? harm.getAndSet(TcpProxy.Harm.NONE) : harm.get();
    }

    private String id() {
        return "id" + ids.incrementAndGet();
    }

    public List<Row> all() {
        return List.of(
                row("A1/wire", "reset, cut or stalled after the apply", 200, this::applied),
                row("A2/wire", "reset before the apply", 200, this::notApplied),
                row("A3/refused", "nobody listens", 1_000, this::refused),
                row("A3/dns", "the name does not exist", 1_000, this::unknownName),
                row("A3/tls", "TLS is not spoken", 1_000, this::noTls),
                row("A3/closed", "closed right after it was accepted", 1_000, this::closedAtOnce),
                row(
                        "A3/waiting",
                        "the connection that waits is closed at any moment",
                        1_000,
                        this::closedWaiting),
                row("A3/stale", "each write on a connection of its own", 200, this::ownConnection),
                row("A5/wire", "500-599 before or after the apply", 200, this::serverErrors),
                row("A6/wire", "2xx with a body that is none", 200, this::badBodies),
                row("A6/raw", "50 MB, a byte at a time, endless, deep", 40, this::monsters),
                row("A7/wire", "201, and the state is another", 200, this::altered),
                row("A8/wire", "shows after some reads", 200, this::lagging),
                row("X4/wire", "replicas that lag by turns", 200, this::replicas),
                row("X5/wire", "429 and other 4xx, done or not", 200, this::openRefusals),
                row("U1/wire", "codes of any length, bodies of any form", 200, this::codes),
                row("A9", "429 in every form", 2_000, this::throttled),
                row("A12/fuzz", "documents bent at random", 20_000, Bent::parse),
                row("A11", "400, 401, 403, 404, 422", 500, this::definite));
    }

    private static Row row(String name, String fault, int usual, Row.Trial trial) {
        return Row.of(name, fault, usual, trial).alone();
    }

    private void applied(Random random, Tally tally) {
        TcpProxy.Harm[] harms = {TcpProxy.Harm.RESET_AFTER, TcpProxy.Harm.CUT, TcpProxy.Harm.STALL};
        // A stall takes all of the client's patience.
        change(random, tally, harms[random.nextInt(10) == 0 ? 2 : random.nextInt(2)], true);
    }

    private void notApplied(Random random, Tally tally) {
        change(random, tally, TcpProxy.Harm.RESET_BEFORE, false);
    }

    private void change(Random random, Tally tally, TcpProxy.Harm how, boolean applies) {
        startAnew(random);
        onceOnly = random.nextBoolean();
        harm.set(how);
        Order<?> order = order(random);
        int before = proxy.changes();
        Outcome outcome = desk.carryOut(order, call());
        harm.set(TcpProxy.Harm.NONE);
        int sent = proxy.changes() - before;
        int allowed = order instanceof SetSnapshotSchedule && !applies ? 2 : 1;
        tally.expect(sent <= allowed, "sent " + sent + " times: " + outcome);
        judge(outcome, order, tally);
        if (applies) {
            tally.expect(
                    outcome instanceof Outcome.Verified || outcome instanceof Outcome.Adjusted,
                    "applied, and: " + outcome);
        }
    }

    private void startAnew(Random random) {
        sandbox.reset();
        sandbox.setPostMeaning(PostMeaning.values()[random.nextInt(3)]);
    }

    private static Call call() {
        return new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Duration.ofSeconds(30)));
    }

    private static Order<?> order(Random random) {
        return random.nextBoolean()
                ? aCompleteOrder()
                        .on(VPS.value())
                        .hour(random.nextInt(24))
                        .keep(random.nextInt(1, 4))
                        .enabled(true)
                        .build()
                : new SetSnapshotSchedule(
                        VPS.value(), Optional.of(true), Optional.of(random.nextInt(8, 25)));
    }

    /// Holds an answer against the simulator's own record.
    private void judge(Outcome outcome, Order<?> order, Tally tally) {
        tally.count(outcome.getClass().getSimpleName());
        long applied = sandbox.log().stream().filter(Arrival::applied).count();
        switch (outcome) {
            case Outcome.Verified _ ->
                    tally.expect(applied >= 1 && isSo(order), "verified, not so: " + outcome);
            case Outcome.Adjusted _ -> tally.expect(applied >= 1, "not applied: " + outcome);
            case Outcome.Overwritten(_, _, boolean tookEffect, _) ->
                    tally.expect(applied >= 1 || !tookEffect, "not applied: " + outcome);
            case Outcome.Unconfirmed _ -> {}
            default -> tally.expect(applied == 0, "applied, and: " + outcome);
        }
        boolean isSnapshot = order instanceof SetSnapshotSchedule;
        tally.expect(applied <= (isSnapshot ? 2 : 1), "applied " + applied + " times");
    }

    private boolean isSo(Order<?> order) {
        var there = sandbox.state().vps(VPS.value());
        return switch (order) {
            case SetBackupSchedule asked ->
                    there.backups().schedules().stream()
                            .anyMatch(row ->
                                    row.enabled()
                                            && row.retentionCount()
                                                    == asked.retentionCount().orElseThrow()
                                            && row.cadence().hour()
                                                    == asked.hour().orElseThrow().value());
            case SetSnapshotSchedule asked ->
                    there.snapshots()
                            .schedule()
                            .filter(row ->
                                    row.intervalHours() == asked.intervalHours().orElseThrow())
                            .isPresent();
            default -> throw new IllegalArgumentException(order.toString());
        };
    }

    /// A low port: one that a closed socket leaves behind may be anybody's a moment later.
    private void refused(Random random, Tally tally) {
        expectNotSent(URI.create("http://127.0.0.1:1"), tally);
    }

    private void unknownName(Random random, Tally tally) {
        expectNotSent(URI.create("https://hostup.invalid"), tally);
    }

    private void noTls(Random random, Tally tally) throws IOException {
        try (RawHostUp raw = new RawHostUp(socket -> say(socket, "HTTP/1.1 400 No\r\n\r\n"))) {
            expectNotSent(raw.url("https"), tally);
            tally.expect(raw.connections() <= 2, raw.connections() + " connections");
        }
    }

    private void expectNotSent(URI url, Tally tally) {
        Sent sent = write(url, DELETE);
        tally.expect(sent instanceof Sent.NotSent, "not sent, and: " + sent);
    }

    /// Closed before anything was written on it, it carried nothing, and another is tried;
    /// otherwise nobody can know whether the request was read: this stays in doubt, and is not sent
    /// again.
    private void closedAtOnce(Random random, Tally tally) throws IOException {
        RawHostUp.Treatment close =
                random.nextBoolean() ? _ -> {} : socket -> socket.setSoLinger(true, 0);
        try (RawHostUp raw = new RawHostUp(close)) {
            Sent sent = write(raw.url("http"), DELETE);
            tally.count(sent.getClass().getSimpleName());
            tally.expect(
                    sent instanceof Sent.Ambiguous || sent instanceof Sent.NotSent,
                    "closed at once, and: " + sent);
            tally.expect(raw.connections() <= 2, raw.connections() + " connections");
        }
    }

    /// As [#closedAtOnce], but the second connection is served.
    private void closedWaiting(Random random, Tally tally) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        long closing = random.nextLong(1_500_000);
        boolean isReset = random.nextBoolean();
        RawHostUp.Treatment treatment =
                socket -> {
                    if (connections.incrementAndGet() == 1) {
                        LockSupport.parkNanos(closing);
                        socket.setSoLinger(isReset, 0);
                    } else if (!readRequest(socket).isEmpty()) {
                        served.incrementAndGet();
                        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    }
                };
        try (RawHostUp raw = new RawHostUp(treatment);
                HostUpConnection own = connection(raw.url("http"), new FakeTime());
                WritePort.Connection waiting = writer(own).open()) {
            LockSupport.parkNanos(random.nextLong(2_000_000));
            Sent sent = write(waiting, DELETE);
            tally.count(sent.getClass().getSimpleName());
            switch (sent) {
                case Sent.Accepted _ -> tally.expect(served.get() == 1, "served " + served.get());
                case Sent.Ambiguous _ ->
                        tally.expect(raw.connections() == 1, "in doubt, and sent again");
                default -> tally.violated("one connection was served, and: " + sent);
            }
        }
    }

    private void ownConnection(Random random, Tally tally) throws IOException {
        try (RawHostUp raw =
                        new RawHostUp(socket -> {
                            readRequest(socket);
                            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                        });
                HostUpConnection own = connection(raw.url("http"), new FakeTime())) {
            HostUpWriter writer = writer(own);
            for (int i = 1; i <= 3; i++) {
                Sent sent = write(writer, DELETE);
                tally.expect(sent instanceof Sent.Accepted, "a stale connection: " + sent);
                tally.expect(raw.connections() == i, raw.connections() + " connections");
            }
        }
    }

    private Sent write(URI url, Write write) {
        try (HostUpConnection own = connection(url, new FakeTime())) {
            return write(writer(own), write);
        }
    }

    private static Sent write(HostUpWriter writer, Write write) {
        try (WritePort.Connection connection = writer.open()) {
            return write(connection, write);
        }
    }

    private static Sent write(WritePort.Connection connection, Write write) {
        return connection.write(ClearedForTest.of(VPS, write), Deadline.in(Duration.ofSeconds(30)));
    }

    static HostUpWriter writer(HostUpConnection hostUp) {
        GuardedCalls calls = new GuardedCalls();
        return new HostUpWriter(hostUp, calls, new RetryingCalls(hostUp, calls));
    }

    private void serverErrors(Random random, Tally tally) {
        int[] statuses = {500, 502, 503, 504, 599};
        int status = statuses[random.nextInt(statuses.length)];
        faulty(
                random,
                tally,
                new Effect.Status(status, Optional.empty(), Map.of(), random.nextBoolean()));
    }

    private void badBodies(Random random, Tally tally) {
        boolean applied = random.nextBoolean();
        Effect.OnAnswer[] effects = {
            new Effect.Cut(applied),
            new Effect.Garble(applied),
            new Effect.Drop(applied),
            new Effect.Replace("", "application/json", applied),
            new Effect.Replace("[]", "application/json", applied),
            new Effect.Replace("{\"a\":".repeat(60) + "1" + "}".repeat(60), "text/plain", applied),
            new Effect.Replace("{\"id\":\"a\",\"id\":\"b\"}", "application/json", applied)
        };
        faulty(random, tally, effects[random.nextInt(effects.length)]);
    }

    private void altered(Random random, Tally tally) {
        faulty(random, tally, new Effect.Alter(Map.of("retentionCount", 1, "intervalHours", 7)));
    }

    private void lagging(Random random, Tally tally) {
        faulty(
                random,
                tally,
                new Effect.Lag(Optional.empty(), OptionalInt.of(random.nextInt(0, 8))));
    }

    /// Three orders in a row, closer together than the replicas lag.
    private void replicas(Random random, Tally tally) {
        startAnew(random);
        Duration lag = Duration.ofMillis(random.nextInt(20, 2_000));
        Duration other = Duration.ofMillis(random.nextInt(20, 2_000));
        sandbox.setReplicas(
                random.nextBoolean()
                        ? List.of(Duration.ZERO, lag)
                        : List.of(Duration.ZERO, lag, other));
        try {
            for (int i = 0; i < 3; i++) {
                Order<?> order = order(random);
                if (random.nextInt(3) == 0) {
                    sandbox.add(
                            Fault.on(
                                    "POST",
                                    "schedules",
                                    new Effect.Status(
                                            503,
                                            Optional.empty(),
                                            Map.of(),
                                            random.nextBoolean())));
                }
                long before = applied();
                Outcome outcome = desk.carryOut(order, call());
                tally.count(outcome.getClass().getSimpleName());
                switch (outcome) {
                    case Outcome.Verified _ ->
                            tally.expect(isSo(order), "verified, not so: " + outcome);
                    case Outcome.AlreadySet _ ->
                            tally.expect(isSo(order), "already set, not so: " + outcome);
                    case Outcome.Adjusted _, Outcome.Unconfirmed _ -> {}
                    case Outcome.Overwritten _ -> tally.violated("nobody else, and: " + outcome);
                    default -> tally.expect(applied() == before, "applied, and: " + outcome);
                }
            }
        } finally {
            sandbox.setReplicas(List.of());
        }
    }

    private long applied() {
        return sandbox.log().stream().filter(Arrival::applied).count();
    }

    /// What is no definite no, and may come from a proxy behind which it was done.
    private void openRefusals(Random random, Tally tally) {
        int[] statuses = {429, 429, 405, 410, 418, 423, 424, 428, 451, 499};
        faulty(
                random,
                tally,
                new Effect.Status(
                        statuses[random.nextInt(statuses.length)],
                        Optional.empty(),
                        Map.of("Retry-After", List.of("1")),
                        random.nextBoolean()));
    }

    private void codes(Random random, Tally tally) {
        WriteAnswers.Refusal refusal = WriteAnswers.any(random);
        faulty(
                random,
                tally,
                new Effect.Status(
                        refusal.status(),
                        Optional.of(refusal.body()),
                        Map.of(),
                        refusal.mayBeDone() && random.nextBoolean()));
    }

    private void faulty(Random random, Tally tally, Effect effect) {
        startAnew(random);
        sandbox.add(Fault.on("POST", "schedules", effect));
        Order<?> order = order(random);
        Outcome outcome = desk.carryOut(order, call());
        long sent = sandbox.log().stream().filter(one -> one.method().equals("POST")).count();
        boolean isAgain =
                order instanceof SetSnapshotSchedule
                        || effect instanceof Effect.Status status && status.code() == 429;
        tally.expect(sent <= (isAgain ? 2 : 1), "sent " + sent + " times: " + outcome);
        judge(outcome, order, tally);
    }

    /// Bodies that are meant to drown whoever reads them.
    private void monsters(Random random, Tally tally) throws IOException {
        int kind = random.nextInt(4);
        RawHostUp.Treatment treatment =
                socket -> {
                    readRequest(socket);
                    say(socket, "HTTP/1.1 200 OK\r\n\r\n");
                    switch (kind) {
                        case 0 -> {
                            for (int i = 0; i < 50; i++) {
                                say(socket, "x".repeat(1 << 20));
                            }
                        }
                        case 1 -> {
                            for (int i = 0; i < 100; i++) {
                                say(socket, " ");
                                drip();
                            }
                        }
                        case 2 -> {
                            while (true) {
                                say(socket, " ".repeat(8192));
                            }
                        }
                        default -> say(socket, "[".repeat(500_000));
                    }
                };
        try (RawHostUp raw = new RawHostUp(treatment)) {
            long began = System.nanoTime();
            Sent sent = write(raw.url("http"), DELETE);
            long overrun =
                    Duration.ofNanos(System.nanoTime() - began).minus(SHORT.write()).toMillis();
            tally.most("longest overrun, ms", Math.max(0, overrun));
            tally.expect(sent instanceof Sent.Ambiguous, "" + sent);
            System.gc();
            tally.most(
                    "heap after a collection, MB",
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    private static void drip() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// In fake time: what is told is waited, and nothing is sent meanwhile.
    private void throttled(Random random, Tally tally) {
        String[] forms = {"1", "7", "3600", "-5", "abc", "", "2, 9", "DATE"};
        String form = forms[random.nextInt(forms.length)];
        Duration told =
                switch (form) {
                    case "1", "-5", "abc", "", "2, 9" -> Duration.ofSeconds(1);
                    case "7" -> Duration.ofSeconds(7);
                    case "3600" -> Duration.ofHours(1);
                    default -> Duration.ofSeconds(19);
                };
        FakeTime time = new FakeTime();
        Pause pause = new Pause(time, time);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (!form.isEmpty()) {
            headers.put(
                    "Retry-After",
                    form.equals("DATE")
                            ? List.of("Sun, 22 Nov 2026 10:00:20 GMT")
                            : random.nextBoolean() ? List.of(form) : List.of(form, form));
        }
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:01Z"), ZoneOffset.UTC);
        pause.begin(RetryAfter.of(new HostUpResponse(429, headers, ResponseBody.NOTHING), clock));
        long until = time.getAsLong() + told.toNanos();
        for (int caller = 0; caller < 5; caller++) {
            Deadline deadline = time.deadlineIn(random.nextInt(1, 40));
            boolean maySend = pause.waitOut(deadline);
            if (maySend) {
                tally.count("sent after the pause");
                tally.expect(time.getAsLong() >= until, "early by " + (until - time.getAsLong()));
            } else {
                tally.count("told to wait");
                tally.expect(!deadline.fits(pause.left()), "gave up too soon");
            }
        }
    }

    private void definite(Random random, Tally tally) throws IOException {
        int[] statuses = {400, 401, 403, 404, 422};
        int status = statuses[random.nextInt(statuses.length)];
        try (RawHostUp raw =
                        new RawHostUp(socket -> {
                            readRequest(socket);
                            say(
                                    socket,
                                    "HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\n{}");
                        });
                HostUpConnection own = connection(raw.url("http"), new FakeTime())) {
            HostUpWriter writer = writer(own);
            Sent first = write(writer, DELETE);
            tally.count(first.getClass().getSimpleName());
            tally.expect(!(first instanceof Sent.Ambiguous), "" + first);
            tally.expect(raw.connections() == 1, raw.connections() + " requests");
            if (status == 401) {
                RetryingCalls line = new RetryingCalls(own, new GuardedCalls());
                HostUpReader reader = new HostUpReader(own, line);
                for (int i = 0; i < 10; i++) {
                    write(writer, DELETE);
                    try {
                        reader.vps(VPS, Deadline.in(Duration.ofSeconds(5)));
                    } catch (HostUpFailure refused) {
                        tally.count("refused at once");
                    }
                }
                // A read asks once more before the key counts as refused.
                tally.expect(raw.connections() <= 3, "asked on with a refused key");
            }
        }
    }

    private static String readRequest(Socket socket) throws IOException {
        byte[] bytes = new byte[4096];
        int length = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// A thousand callers at once while HostUp is away, through the client as it is built in
    /// earnest, fuses and all.
    public static Row outage(HostUpReader reader, Runnable breakDown, IntSupplier requests) {
        return Row.of(
                        "A10",
                        "outage, 1,000 callers at once",
                        3,
                        (_, tally) -> {
                            breakDown.run();
                            int before = requests.getAsInt();
                            int callers = 1_000;
                            long[] nanos = new long[callers];
                            CountDownLatch done = new CountDownLatch(callers);
                            for (int caller = 0; caller < callers; caller++) {
                                int number = caller;
                                Thread.startVirtualThread(() -> {
                                    long began = System.nanoTime();
                                    try {
                                        reader.vps(VPS, Deadline.in(Duration.ofSeconds(30)));
                                        tally.violated("an answer from nobody");
                                    } catch (HostUpFailure away) {
                                        tally.count("nothing sent, said so");
                                    } finally {
                                        nanos[number] = System.nanoTime() - began;
                                        done.countDown();
                                    }
                                });
                            }
                            done.await();
                            Arrays.sort(nanos);
                            int asked = requests.getAsInt() - before;
                            tally.most("requests upstream", asked);
                            tally.most("p99 of the refusal, ms", nanos[990] / 1_000_000);
                            tally.expect(asked <= 1_100, asked + " requests for 1,000 callers");
                        })
                .alone();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        proxy.close();
        sandbox.close();
    }
}
