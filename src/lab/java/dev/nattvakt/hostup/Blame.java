package dev.nattvakt.hostup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ProblemJson;
import dev.nattvakt.hostup.json.ResponseBody;

/// The row on who is blamed for a 401 or 403: the key, its account, or something in front of HostUp
/// that knows neither. Only HostUp's own refusals blame the key.
final class Blame {

    private static final String KEY = "HostUp refuses this server's API key";
    private static final String RIGHTS = "HostUp does not let this server's API key do this";
    private static final String ACCOUNT = "the account of this API key";
    private static final String EDGE = "in front of HostUp";

    /// What stands in front of HostUp answers in text or pages.
    private static final List<String> PAGES =
            List.of(
                    "error code: 1010",
                    "error code: 1020",
                    "Forbidden",
                    "Access denied. Your IP 192.0.2.1 is blocked.",
                    "401 Authorization Required",
                    "<html><head><title>401 Authorization Required</title></head></html>",
                    "<html><head><title>Attention Required! | Cloudflare</title></head></html>",
                    "<html><body>Sign in to the hotel's network</body></html>",
                    "<!doctype html><title>Just a moment...</title>",
                    "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>");

    private Blame() {}

    /// What is really the matter.
    enum Cause {
        KEY,
        RIGHTS,
        ACCOUNT,
        EDGE,
        /// A status alone.
        NOT_SAID
    }

    static void run(Random random, Tally tally) {
        FakeTime time = new FakeTime();
        Secret key = new Secret("key");
        KeyBreaker breaker = new KeyBreaker(() -> key, time);
        boolean isKnownBad = random.nextBoolean();
        if (isKnownBad) {
            refuse(breaker);
        }
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            Said said = any(random);
            Cause cause = said.cause();
            HostUpResponse answer = said.answer();
            tally.count(cause.name());
            judge(cause, ProblemJson.problem(answer).ofOurKey(), answer, tally);
            judgeWrite(cause, answer, tally);
            time.pass(KeyBreaker.COOL_DOWN);
            if (breaker.forRead() instanceof KeyBreaker.Passage.Free(var pass)) {
                pass.saw(answer);
            }
            if (breaker.forRead() instanceof KeyBreaker.Passage.Barred(var problem)
                    && answer.status() == 401
                    && isOwn(cause)) {
                judge(cause, problem.ofOurKey(), answer, tally);
            }
        }
        edge(random, breaker, time, tally);
    }

    /// What does not come from HostUp proves nothing about the key.
    private static void edge(Random random, KeyBreaker breaker, FakeTime time, Tally tally) {
        refuse(breaker);
        time.pass(KeyBreaker.COOL_DOWN);
        HostUpResponse page =
                new HostUpResponse(
                        Odd.pick(random, 200, 302, 400, 403, 404, 407, 429, 451),
                        Map.of(),
                        RecordedWire.body(Odd.pick(random, PAGES)));
        if (breaker.forRead() instanceof KeyBreaker.Passage.Free(var pass)) {
            pass.saw(page);
        }
        tally.expect(breaker.isDoubted(), "takes the key for good after " + page);
    }

    private static void refuse(KeyBreaker breaker) {
        for (int i = 0; i < 2; i++) {
            if (breaker.forRead() instanceof KeyBreaker.Passage.Free(var pass)) {
                pass.saw(RecordedWire.answer(401, "{\"code\":\"unauthorized\"}"));
            }
        }
    }

    private static boolean isOwn(Cause cause) {
        return cause == Cause.KEY || cause == Cause.ACCOUNT;
    }

    private static void judgeWrite(Cause cause, HostUpResponse answer, Tally tally) {
        Sent sent = WriteClassifier.on(new Write.DeleteSnapshotSchedule(), answer);
        if (sent instanceof Sent.KeyRefused(var problem)
                && Outcome.keyRefused(problem) instanceof Outcome.Unavailable told) {
            judge(cause, told.what(), answer, tally);
        } else {
            tally.violated("no refusal: " + sent);
        }
    }

    static void judge(Cause cause, String told, HostUpResponse answer, Tally tally) {
        boolean isRight =
                switch (cause) {
                    case KEY -> told.startsWith(KEY);
                    case RIGHTS -> told.startsWith(RIGHTS) && told.contains("may ");
                    case ACCOUNT -> told.contains(ACCOUNT) && !told.contains("scope");
                    case EDGE -> told.contains(EDGE) && !told.contains("scope");
                    case NOT_SAID ->
                            answer.status() == 401
                                    ? told.startsWith(KEY)
                                    : told.contains(EDGE) && told.contains("may ");
                };
        tally.expect(isRight, "%s, %s: %s".formatted(cause, answer, told));
        if (cause != Cause.KEY && cause != Cause.NOT_SAID) {
            tally.expect(!told.startsWith(KEY), "blames the key: " + told);
        }
    }

    /// @param isCut whether the body does not come as a whole
    record Said(Cause cause, int status, String body, boolean isCut) {

        HostUpResponse answer() {
            return new HostUpResponse(
                    status, Map.of(), isCut ? ResponseBody.BROKEN : RecordedWire.body(body));
        }
    }

    static Said any(Random random) {
        Cause cause = Odd.pick(random, Cause.values());
        return switch (cause) {
            case KEY ->
                    whole(
                            cause,
                            401,
                            own(random, "unauthorized", "invalid_api_key", "key_expired"));
            case RIGHTS ->
                    whole(cause, 403, own(random, "forbidden", "missing_scope", "ip_not_allowed"));
            case ACCOUNT ->
                    whole(
                            cause,
                            Odd.pick(random, 401, 403),
                            own(
                                    random,
                                    "account_inactive",
                                    "verification_failed",
                                    "account_suspended",
                                    "account_locked"));
            case EDGE -> whole(cause, Odd.pick(random, 401, 403), Odd.pick(random, PAGES));
            case NOT_SAID ->
                    new Said(
                            cause,
                            Odd.pick(random, 401, 403),
                            Odd.pick(
                                    random,
                                    "",
                                    "{}",
                                    "{\"message\":\"No\"}",
                                    "{\"cloudflare_error\":true,\"error_code\":1010}"),
                            Odd.once(random, 4));
        };
    }

    private static Said whole(Cause cause, int status, String body) {
        return new Said(cause, status, body, false);
    }

    private static String own(Random random, String... codes) {
        String code = Odd.pick(random, codes);
        ObjectNode body =
                Odd.object()
                        .put("code", random.nextBoolean() ? code : code.toUpperCase(Locale.ROOT));
        if (random.nextBoolean()) {
            body.put(
                    Odd.pick(random, "detail", "message"),
                    Odd.pick(random, "Please pay.", "error code: 1010", "Insufficient scope"));
        }
        return body.toString();
    }
}
