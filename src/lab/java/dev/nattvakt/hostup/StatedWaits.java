package dev.nattvakt.hostup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.hostup.guard.Pause;
import dev.nattvakt.hostup.guard.RateLimit;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.json.HostUpResponse;

/// The row on how long a 429 asks to wait: in any form, in several at once, by a clock that differs
/// from ours. Nobody comes earlier than was said, and nobody sleeps past a deadline.
final class StatedWaits {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private StatedWaits() {}

    /// An answer while it is written, and what it says.
    private static final class Written {

        private final Random random;
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private final ObjectNode body = Odd.object();
        private final Instant theirs;
        private Duration longest = Duration.ZERO;
        private Duration longestReset = Duration.ZERO;
        private boolean isSaid;
        private boolean isHeader;
        private boolean isReset;

        Written(Random random, Instant theirs) {
            this.random = random;
            this.theirs = theirs;
        }

        void retryAfter(Duration wait) {
            int form = random.nextInt(5);
            header(
                    "Retry-After",
                    switch (form) {
                        case 0 -> date("EEE, dd MMM yyyy HH:mm:ss 'GMT'", wait);
                        case 1 -> date("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", wait);
                        case 2 -> date("EEE MMM ppd HH:mm:ss yyyy", wait);
                        case 3 -> wait.toSeconds() + "." + random.nextInt(10);
                        default -> "" + wait.toSeconds();
                    });
            said(form < 3 ? dated(wait) : wait);
            isHeader = true;
        }

        /// A clock that is far off makes nobody wait for hours.
        private Duration dated(Duration wait) {
            Duration byOurs = wait.plus(Duration.between(NOW, theirs));
            boolean isFarOff = byOurs.minus(wait).abs().compareTo(SKEW) > 0;
            return isFarOff && byOurs.isPositive() && byOurs.compareTo(wait) < 0 ? byOurs : wait;
        }

        void inBody(Duration wait) {
            if (!body.isEmpty()) {
                return;
            }
            String field = Odd.spelt(random, "retryAfter");
            int form = random.nextInt(4);
            switch (form) {
                case 0 -> body.put(field, wait.toSeconds());
                case 1 -> body.put(field, "" + wait.toSeconds());
                case 2 ->
                        body.set(
                                field,
                                JsonNodeFactory.instance.numberNode(
                                        new java.math.BigDecimal(wait.toSeconds() + ".5")));
                default -> body.put(field, theirs.plus(wait).toString());
            }
            said(form < 3 ? wait : dated(wait));
        }

        void reset(Duration wait) {
            Instant then = theirs.plus(wait);
            int form = random.nextInt(5);
            header(
                    "X-RateLimit-Reset",
                    switch (form) {
                        case 0 -> "" + then.getEpochSecond();
                        case 1 -> "" + then.toEpochMilli();
                        case 2 -> "" + wait.toSeconds();
                        case 3 ->
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        then.atOffset(ZoneOffset.ofHours(2)));
                        default -> then.toString().replace("Z", ".000Z");
                    });
            longestReset = max(longestReset, form == 2 ? wait : dated(wait));
            isReset = true;
        }

        /// What can be no wait.
        void garbage() {
            header(
                    Odd.pick(random, "Retry-After", "X-RateLimit-Reset"),
                    Odd.pick(
                            random,
                            "",
                            "soon",
                            "-5",
                            "Sun, 22 Nov 2020 10:00:00 GMT",
                            "2020-01-01T00:00:00Z",
                            "1577836800",
                            "1577836800000",
                            "NaN",
                            "1e3"));
        }

        private void said(Duration wait) {
            longest = max(longest, wait);
            isSaid = true;
        }

        private void header(String name, String value) {
            String spelt = random.nextBoolean() ? name : name.toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(spelt, _ -> new ArrayList<>()).add(value);
        }

        private String date(String pattern, Duration wait) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                    .format(theirs.plus(wait).atOffset(ZoneOffset.UTC));
        }

        HostUpResponse answer() {
            return new HostUpResponse(429, headers, RecordedWire.body(body.toString()));
        }

        /// `X-RateLimit-Reset` is when a period ends, and counts where there is no `Retry-After`.
        Duration said() {
            Duration reset = isHeader ? Duration.ZERO : longestReset;
            return isSaid || isReset ? max(longest, reset) : Duration.ofSeconds(1);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static void run(Random random, Tally tally) {
        boolean isDated = random.nextBoolean();
        Duration skew =
                !isDated
                        ? Duration.ZERO
                        : Duration.ofSeconds(
                                Odd.once(random, 4)
                                        ? random.nextInt(-90_000, 90_000)
                                        : random.nextInt(-300, 301));
        Written written = new Written(random, NOW.plus(skew));
        if (isDated) {
            written.header("Date", written.date("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Duration.ZERO));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            Duration wait = wait(random);
            switch (random.nextInt(4)) {
                case 0 -> written.retryAfter(wait);
                case 1 -> written.inBody(wait);
                case 2 -> written.reset(wait);
                default -> written.garbage();
            }
        }
        HostUpResponse answer = written.answer();
        Duration said = max(written.said(), Duration.ZERO);
        Duration bounded = said.compareTo(MOST) > 0 ? MOST : said;
        Duration read = RetryAfter.of(answer, Clock.fixed(NOW, ZoneOffset.UTC));
        String what = "%s is said, %s is read of %s".formatted(said, read, answer);
        tally.count(read.equals(bounded) ? "as said" : "longer");
        tally.expect(read.compareTo(bounded) >= 0, "early: " + what);
        tally.expect(read.compareTo(MOST) <= 0, "past the bound: " + what);
        tally.expect(
                read.compareTo(bounded.plus(SKEW).plusSeconds(1)) <= 0, "far too long: " + what);
        RateLimit.of(answer, Clock.fixed(NOW, ZoneOffset.UTC));
        keep(random, read, tally);
    }

    private static Duration wait(Random random) {
        return Duration.ofSeconds(
                switch (random.nextInt(5)) {
                    case 0 -> random.nextInt(1, 4);
                    case 1 -> random.nextInt(1, 120);
                    case 2 -> random.nextInt(60, 7_200);
                    case 3 -> random.nextInt(3_600, 86_400);
                    default -> random.nextInt(86_400, 1_000_000);
                });
    }

    /// What was read is kept by every call, within its own deadline.
    private static void keep(Random random, Duration read, Tally tally) {
        FakeTime time = new FakeTime();
        Pause pause = new Pause(time, time);
        pause.begin(read);
        long until = time.getAsLong() + read.toNanos();
        for (int call = 0; call < 4; call++) {
            Deadline deadline = time.deadlineIn(random.nextInt(1, 60));
            long due = time.getAsLong() + deadline.left().toNanos();
            boolean maySend = pause.waitOut(deadline);
            tally.expect(time.getAsLong() <= due, "slept past the deadline");
            tally.expect(!maySend || time.getAsLong() >= until, "sent during the pause");
            tally.expect(maySend || time.getAsLong() < until, "not sent after the pause");
            time.pass(Duration.ofSeconds(random.nextInt(30)));
        }
    }
}
