package dev.nattvakt.hostup;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.ClearedForTest;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetWalk;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.Unlisted;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Rows on fleets and refusals over sockets: the real client, and an HTTP server that answers
/// wrongly for some servers.
public final class FleetWireRows {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(300));

    private FleetWireRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("U3/wire", "servers that answer wrongly, a round", 200, FleetWireRows::fleet)
                        .alone(),
                Row.of("U7/wire", "401 and 403 by HostUp or an edge", 200, FleetWireRows::blame)
                        .alone());
    }

    /// How HostUp answers for one server.
    private enum Manner {
        WELL,
        BROKEN,
        FORBIDDEN,
        BLOCKED,
        REFUSED,
        HTML,
        NO_OBJECT,
        CUT,
        FAILED,
        SLOW,
        NOT_FOUND,
        /// Not listed, and its own page is 404.
        GONE,
        /// Not listed, and its own page is a 404 that is not HostUp's.
        LOST,
        /// Listed without its id.
        NAMELESS
    }

    private record Answer(int status, String body, boolean isCut) {

        static Answer of(int status, String body) {
            return new Answer(status, body, false);
        }
    }

    private static void fleet(Random random, Tally tally) throws IOException {
        Map<String, Manner> manners = new ConcurrentHashMap<>();
        int servers = random.nextInt(1, 12);
        int inARow = 0;
        for (int i = 0; i < servers; i++) {
            boolean isOdd = random.nextInt(3) == 0 && inARow < 3;
            Manner manner = isOdd ? Odd.pick(random, Manner.values()) : Manner.WELL;
            // One that answers slowly takes real time.
            manners.put("vps_" + i, manner == Manner.SLOW && i > 2 ? Manner.BROKEN : manner);
            inARow = isOdd ? inARow + 1 : 0;
        }
        boolean isListBroken = Odd.once(random, 10);
        try (Http http = new Http(path -> answer(random, path, manners, isListBroken));
                HostUpConnection connection = connection(http.url())) {
            HostUpReader reader =
                    new HostUpReader(connection, new RetryingCalls(connection, new GuardedCalls()));
            look(reader, manners, isListBroken, tally);
        }
    }

    private static void look(
            HostUpReader reader, Map<String, Manner> manners, boolean isListBroken, Tally tally) {
        Audit audit =
                new Audit(
                        new Roster(reader, new LookUp(reader)),
                        reader,
                        Clock.systemUTC(),
                        new Herd.Rule(0.25, ZoneOffset.UTC));
        Map<String, Verdict> seen = new HashMap<>();
        Optional<HostUpFailure.Why> cutShort =
                new FleetWalk(audit, 5, FleetWireRows::call)
                        .run(
                                () -> false,
                                step ->
                                        step.forEach(judged ->
                                                seen.put(
                                                        judged.vps().id().value(),
                                                        judged.judgement().verdict())));
        boolean hasNameless = manners.containsValue(Manner.NAMELESS);
        tally.expect(
                cutShort.isPresent() == (isListBroken || hasNameless),
                "%s of %s".formatted(cutShort, manners));
        if (isListBroken) {
            tally.count("no list");
            tally.expect(seen.isEmpty(), "told without a list: " + seen);
            tally.expect(
                    cutShort.filter(why -> why instanceof HostUpFailure.Why.Missing).isEmpty(),
                    "no list, and gone: " + cutShort);
            return;
        }
        List<Vps> unlisted =
                manners.keySet().stream()
                        .filter(id -> !seen.containsKey(id) && manners.get(id) != Manner.NAMELESS)
                        .map(id -> Vps.of(new VpsId(id)))
                        .toList();
        Unlisted asked = Unlisted.ask(audit, unlisted, FleetWireRows::call);
        asked.servers()
                .forEach(judged ->
                        seen.put(judged.vps().id().value(), judged.judgement().verdict()));
        manners.forEach((id, manner) -> {
            Optional<Verdict> verdict = Optional.ofNullable(seen.get(id));
            boolean isGone = asked.gone().contains(new VpsId(id));
            String what = "%s is %s: %s, gone: %s".formatted(id, manner, verdict, isGone);
            tally.count(manner.name());
            switch (manner) {
                case WELL -> tally.expect(verdict.equals(Optional.of(Verdict.UNPROTECTED)), what);
                case GONE -> tally.expect(verdict.isEmpty(), what);
                case NAMELESS -> tally.expect(verdict.isEmpty(), what);
                default -> tally.expect(verdict.equals(Optional.of(Verdict.UNKNOWN)), what);
            }
            tally.expect(isGone == (manner == Manner.GONE), what);
        });
    }

    private static Answer answer(
            Random random, String path, Map<String, Manner> manners, boolean isListBroken) {
        String[] parts = path.split("/");
        if (parts.length == 4) {
            return isListBroken ? noList(random) : list(random, manners);
        }
        Manner manner = manners.get(parts[4]);
        boolean isPage = parts.length == 5;
        return switch (manner) {
            case WELL, NAMELESS -> well(path, parts[4]);
            case BROKEN -> Answer.of(500 + random.nextInt(30), "oops");
            case FORBIDDEN -> Answer.of(403, "{\"code\":\"forbidden\"}");
            case BLOCKED -> Answer.of(403, "error code: 1010");
            case REFUSED -> Answer.of(Odd.pick(random, 400, 405, 409, 418, 422, 451), "{}");
            case HTML -> Answer.of(200, "<html><title>Hello</title></html>");
            case NO_OBJECT -> Answer.of(200, Odd.pick(random, "[]", "null", "7", "", "{\"a\":1"));
            case CUT -> new Answer(200, "{\"schedules\":[", true);
            case FAILED -> Answer.of(200, "{\"success\":false,\"message\":\"No\"}");
            case SLOW -> {
                sleep();
                yield well(path, parts[4]);
            }
            case NOT_FOUND ->
                    isPage ? well(path, parts[4]) : Answer.of(404, "{\"code\":\"not_found\"}");
            case GONE -> Answer.of(404, "{\"code\":\"vps_not_found\"}");
            case LOST -> Answer.of(404, Odd.pick(random, "<html>No</html>", "404 page not found"));
        };
    }

    private static Answer noList(Random random) {
        return Odd.pick(
                random,
                Answer.of(404, "{\"code\":\"not_found\"}"),
                Answer.of(404, "<html>No</html>"),
                Answer.of(200, "{\"servers\":[]}"),
                Answer.of(200, "<html>Hello</html>"),
                Answer.of(403, "{\"code\":\"account_inactive\"}"),
                Answer.of(301, ""),
                Answer.of(503, ""));
    }

    private static Answer list(Random random, Map<String, Manner> manners) {
        ObjectNode page = Odd.object();
        ArrayNode rows = page.putArray("data");
        for (int i = 0; i < manners.size(); i++) {
            switch (manners.get("vps_" + i)) {
                case GONE, LOST -> {}
                case NAMELESS ->
                        rows.addObject()
                                .set("id", Odd.pick(random, Odd.text(""), Odd.text("../x")));
                default -> rows.addObject().put("id", "vps_" + i);
            }
        }
        page.put("hasMore", false).putNull("nextCursor");
        return Answer.of(200, page.toString());
    }

    private static Answer well(String path, String id) {
        String body =
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "backup-schedules" -> "{\"schedules\":[]}";
                    case "snapshot-schedules" -> "{\"schedule\":null}";
                    case "backups" -> "{\"backups\":[]}";
                    default -> Odd.object().put("id", id).toString();
                };
        return Answer.of(200, body);
    }

    private static void blame(Random random, Tally tally) throws IOException {
        Blame.Said said = Blame.any(random);
        tally.count(said.cause().name());
        VpsId vps = new VpsId("vps_1");
        try (Http http = new Http(_ -> new Answer(said.status(), said.body(), said.isCut()));
                HostUpConnection connection = connection(http.url())) {
            RetryingCalls calls = new RetryingCalls(connection, new GuardedCalls());
            try {
                new HostUpReader(connection, calls).vps(vps, call().deadline());
                tally.violated("read, though refused: " + said);
            } catch (HostUpFailure failure) {
                if (failure.why() instanceof HostUpFailure.Why.KeyRefused(var problem)) {
                    Blame.judge(said.cause(), problem.ofOurKey(), said.answer(), tally);
                } else {
                    tally.violated(failure + " of " + said);
                }
            }
            try (WritePort.Connection writing = WireRows.writer(connection).open()) {
                Sent sent =
                        writing.write(
                                ClearedForTest.of(vps, new Write.DeleteSnapshotSchedule()),
                                call().deadline());
                if (sent instanceof Sent.KeyRefused(var problem)) {
                    Blame.judge(said.cause(), problem.ofOurKey(), said.answer(), tally);
                } else {
                    tally.violated(sent + " of " + said);
                }
            }
        }
    }

    private static Call call() {
        return new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Call.TIME));
    }

    private static HostUpConnection connection(URI url) {
        Secret key = new Secret("key");
        FakeTime time = new FakeTime(System.nanoTime());
        return new HostUpConnection(
                url,
                () -> key,
                new Pause(time, time),
                new KeyBreaker(() -> key, System::nanoTime),
                SHORT,
                new Addresses(url, Addresses.Lookup.REAL, System::nanoTime));
    }

    private static void sleep() {
        try {
            Thread.sleep(SHORT.read().plusMillis(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// HostUp's end of the wire.
    private static final class Http implements AutoCloseable {

        private interface Answers {
            Answer to(String path);
        }

        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        Http(Answers answers) throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext(
                    "/", exchange -> say(exchange, answers.to(exchange.getRequestURI().getPath())));
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        /// A connection stays open but after an answer that is cut off.
        private static void say(HttpExchange exchange, Answer answer) throws IOException {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            int length = answer.isCut() ? body.length + 50 : body.length;
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            OutputStream out = exchange.getResponseBody();
            if (body.length > 0) {
                out.write(body);
                out.flush();
            }
            if (answer.isCut()) {
                exchange.close();
            } else {
                out.close();
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
        }
    }
}
