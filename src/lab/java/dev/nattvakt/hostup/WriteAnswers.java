package dev.nattvakt.hostup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.change.Sent;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ProblemJson;
import dev.nattvakt.hostup.json.ResponseBody;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;

/// The row on answers to a write that refuse it. HostUp's own refusals come before it does
/// anything; behind its `upstream_...` codes, and behind a proxy, it may have been done.
final class WriteAnswers {

    private static final int LONGEST_SHOWN = 64;

    /// HostUp looked at the request itself.
    private static final List<Integer> OWN = List.of(400, 401, 403, 404, 409, 412, 413, 415, 422);

    private static final List<Integer> OTHERS =
            List.of(
                    301, 302, 307, 308, 399, 402, 405, 406, 407, 408, 410, 411, 414, 416, 417, 418,
                    421, 423, 424, 425, 426, 428, 431, 451, 499, 500, 501, 502, 503, 504, 507, 520,
                    521, 522, 524, 530, 599);

    private static final List<Write> WRITES =
            List.of(
                    new Write.SaveBackupSchedule(aSchedule().wanted()),
                    new Write.SaveBackupSettings(Optional.of(5), Optional.empty()),
                    new Write.DeleteBackupSchedule(new ScheduleId("bks_9")),
                    new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 6)),
                    new Write.DeleteSnapshotSchedule());

    private WriteAnswers() {}

    /// @param mayBeDone whether the write may have been applied by whoever answered
    /// @param code that is stated where HostUp documents it
    /// @param isWhole whether the body is JSON, text or nothing, and all of it
    record Refusal(
            int status, String body, boolean mayBeDone, Optional<String> code, boolean isWhole) {

        HostUpResponse answer() {
            return RecordedWire.answer(status, body);
        }
    }

    static void run(Random random, Tally tally) {
        Refusal refusal = any(random);
        HostUpResponse answer = refusal.answer();
        if (!refusal.isWhole() && random.nextBoolean()) {
            answer = new HostUpResponse(refusal.status(), Map.of(), ResponseBody.BROKEN);
        }
        Sent sent =
                answer.isUndecided()
                        ? WriteClassifier.on(TransportFailure.by(answer))
                        : WriteClassifier.on(Odd.pick(random, WRITES), answer);
        tally.count(sent.getClass().getSimpleName());
        boolean isNo = isNo(sent);
        tally.expect(!refusal.mayBeDone() || !isNo, "may be done, and said not: " + refusal);
        if (!refusal.mayBeDone() && !isNo) {
            tally.count("in doubt where it is definite");
        }
        tally.expect(
                refusal.code()
                                .map(code -> code.toLowerCase(Locale.ROOT))
                                .equals(
                                        refusal.code().isEmpty()
                                                ? Optional.empty()
                                                : ProblemJson.problem(answer).code())
                        || !refusal.isWhole(),
                "code dropped: " + refusal);
    }

    /// Says that nothing was changed.
    static boolean isNo(Sent sent) {
        return switch (sent) {
            case Sent.Rejected _, Sent.Missing _, Sent.KeyRefused _, Sent.NotSent _ -> true;
            case Sent.Accepted _,
                    Sent.Ambiguous _,
                    Sent.Denied _,
                    Sent.Throttled _,
                    Sent.Paused _ ->
                    false;
        };
    }

    static Refusal any(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> own(random);
            case 1 -> upstream(random);
            default -> proxy(random);
        };
    }

    private static Refusal own(Random random) {
        int status = Odd.pick(random, OWN);
        String code = Odd.code(random, random.nextInt(1, LONGEST_SHOWN + 1));
        String stated = random.nextBoolean() ? code : code.toUpperCase(Locale.ROOT);
        return random.nextInt(4) > 0
                ? new Refusal(
                        status,
                        problem(random, status).put("code", stated).toString(),
                        false,
                        Optional.of(stated),
                        true)
                : new Refusal(status, noCode(random, status), false, Optional.empty(), true);
    }

    /// A layer behind HostUp's API failed, perhaps after it had done its work.
    private static Refusal upstream(Random random) {
        int status = random.nextInt(4) > 0 ? Odd.pick(random, OWN) : Odd.pick(random, OTHERS);
        String code =
                Odd.pick(random, "upstream_", "upstream-", "UPSTREAM_", "Upstream_")
                        + Odd.code(random, random.nextInt(1, 120));
        ObjectNode body = problem(random, status);
        boolean isPlain = false;
        switch (random.nextInt(5)) {
            case 0 -> body.put("type", "https://developer.hostup.se/errors/" + code);
            case 1 -> body.set("error", Odd.object().put("code", code).put("message", "no"));
            case 2 -> body.putArray("errors").addObject().put("code", code).put("detail", "no");
            default -> {
                body.put("code", code);
                isPlain = code.length() <= LONGEST_SHOWN;
            }
        }
        boolean isWhole = status != 409 || random.nextBoolean();
        return new Refusal(
                status,
                isWhole ? body.toString() : spoilt(random, body.toString()),
                true,
                isPlain ? Optional.of(code) : Optional.empty(),
                isWhole);
    }

    /// Something on the way, which knows no codes of HostUp.
    private static Refusal proxy(Random random) {
        int status = Odd.pick(random, OTHERS);
        return new Refusal(status, noCode(random, status), true, Optional.empty(), true);
    }

    private static ObjectNode problem(Random random, int status) {
        return Odd.pick(
                random,
                Odd.object().put("status", status).put("title", "No").put("detail", "Not now."),
                Odd.object().put("error", "Bad").put("message", "Not now."),
                Odd.object().put("success", false),
                Odd.object());
    }

    private static String noCode(Random random, int status) {
        return Odd.pick(
                random,
                "",
                "{}",
                "[]",
                "null",
                problem(random, status).toString(),
                "Not now",
                "error code: 1010",
                "<html><head><title>" + status + " No</title></head><body>No</body></html>",
                "<html><body>No</body></html>",
                "{\"code\":7}",
                "{\"code\":null,\"detail\":\"No\"}");
    }

    /// No JSON any more, though somebody wrote some.
    private static String spoilt(Random random, String body) {
        return Odd.pick(
                random,
                body.substring(0, body.length() / 2),
                body + body,
                body + "\n<!-- served by lb-2 -->",
                "\uFEFF" + body + "x",
                body.substring(0, body.length() - 1) + ",\"n\":1,\"n\":2}");
    }
}
