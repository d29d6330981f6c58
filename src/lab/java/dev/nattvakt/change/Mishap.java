package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import dev.nattvakt.change.InMemoryHostUp.Reaction;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.SnapshotSchedule;

import static dev.nattvakt.schedule.ScheduleBuilder.like;

/// What can become of one write. Each says for itself when it takes effect, so that the record of
/// what really happened is the laboratory's and nobody else's.
enum Mishap {
    NONE,
    YES_WITHOUT_A_WORD,
    YES_IN_VAIN,
    YES_IN_VAIN_OVERTAKEN,
    YES_LATE,
    YES_CLAMPED,
    YES_OVERTAKEN,
    RESET_APPLIED,
    RESET_LOST,
    RESET_LATE,
    ZOMBIE,
    REJECTED,
    MISSING,
    KEY_REFUSED,
    THROTTLED,
    THROTTLED_FIRST,
    THROTTLED_APPLIED,
    THROTTLED_LATE,
    THROTTLED_LONG_APPLIED,
    DENIED,
    DENIED_APPLIED,
    INTERIM_ONLY,
    NOT_SENT;

    /// What really became of one call's writes.
    static final class Ledger {
        int sent;
        int applied;

        /// Whether a 429 was among the answers, after which it may be sent again.
        boolean throttled;

        Optional<Write> write = Optional.empty();
    }

    Reaction reaction(Random random, Ledger ledger) {
        return (cloud, vps, write) -> {
            ledger.sent++;
            ledger.write = Optional.of(write);
            ledger.throttled |= name().startsWith("THROTTLED");
            Runnable apply =
                    () -> {
                        ledger.applied++;
                        cloud.apply(vps, write);
                    };
            return switch (this) {
                case NONE -> {
                    ledger.applied++;
                    yield InMemoryHostUp.accepted().to(cloud, vps, write);
                }
                case YES_WITHOUT_A_WORD -> {
                    apply.run();
                    yield yes();
                }
                case YES_IN_VAIN -> yes();
                case YES_IN_VAIN_OVERTAKEN -> {
                    cloud.changedElsewhere(vps, other(write));
                    yield InMemoryHostUp.acceptedInVain(anyAnswer(random)).to(cloud, vps, write);
                }
                case YES_LATE -> {
                    cloud.later(millis(random, 0, 8_000), apply);
                    yield yes();
                }
                case YES_CLAMPED -> {
                    ledger.applied++;
                    yield InMemoryHostUp.acceptedAs(clamp()).to(cloud, vps, write);
                }
                case YES_OVERTAKEN -> {
                    ledger.applied++;
                    Sent sent = InMemoryHostUp.accepted().to(cloud, vps, write);
                    cloud.changedElsewhere(vps, other(write));
                    yield sent;
                }
                case RESET_APPLIED -> {
                    apply.run();
                    yield silence();
                }
                case RESET_LOST -> silence();
                case RESET_LATE -> {
                    cloud.later(millis(random, 0, 8_000), apply);
                    yield silence();
                }
                case ZOMBIE -> {
                    cloud.later(millis(random, 8_000, 110_000), apply);
                    yield silence();
                }
                case REJECTED -> InMemoryHostUp.rejected(422, "no");
                case MISSING -> InMemoryHostUp.missing();
                case KEY_REFUSED -> InMemoryHostUp.keyRefused(401, Optional.empty());
                case THROTTLED -> throttled(Duration.ofHours(1));
                case THROTTLED_FIRST -> {
                    if (ledger.sent == 1) {
                        yield throttled(millis(random, 0, 5_000));
                    }
                    ledger.applied++;
                    yield InMemoryHostUp.accepted().to(cloud, vps, write);
                }
                case THROTTLED_APPLIED -> {
                    apply.run();
                    yield throttled(millis(random, 0, 5_000));
                }
                case THROTTLED_LATE -> {
                    cloud.later(millis(random, 0, 7_500), apply);
                    yield throttled(millis(random, 0, 5_000));
                }
                case THROTTLED_LONG_APPLIED -> {
                    apply.run();
                    yield throttled(Duration.ofHours(1));
                }
                case DENIED -> denied();
                case DENIED_APPLIED -> {
                    apply.run();
                    yield denied();
                }
                case INTERIM_ONLY -> {
                    apply.run();
                    yield new Sent.Ambiguous("the connection broke off", Optional.empty());
                }
                case NOT_SENT -> new Sent.NotSent("connection refused");
            };
        };
    }

    /// What was asked, something else, a part of it or nothing.
    private static UnaryOperator<Fields> anyAnswer(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> UnaryOperator.identity();
            case 1 -> asked -> Fields.of("retentionCount", 9).with("intervalHours", 5).and(asked);
            case 2 -> asked -> Fields.NONE.with("enabled", asked.get("enabled"));
            default -> _ -> Fields.NONE;
        };
    }

    private static Sent yes() {
        return new Sent.Accepted(Optional.empty(), Fields.NONE, Optional.empty());
    }

    private static Sent throttled(Duration wait) {
        return new Sent.Throttled(wait, Optional.empty());
    }

    /// 2xx with `"success": false`.
    private static Sent denied() {
        return new Sent.Denied(InMemoryFleet.problem(200, "failed"));
    }

    private static Sent silence() {
        return new Sent.Ambiguous("the connection was reset", Optional.empty());
    }

    static Duration millis(Random random, int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to));
    }

    private static UnaryOperator<Write> clamp() {
        return write ->
                write instanceof Write.SaveSnapshotSchedule(SnapshotSchedule asked)
                        ? new Write.SaveSnapshotSchedule(
                                new SnapshotSchedule(
                                        asked.enabled(), Math.max(6, asked.intervalHours())))
                        : InMemoryHostUp.keepingAtMost(2).apply(write);
    }

    /// The same thing, set to something else by somebody else.
    static Write other(Write write) {
        return switch (write) {
            case Write.SaveBackupSchedule(BackupSchedule asked) ->
                    new Write.SaveBackupSchedule(
                            like(asked).keeping(asked.retentionCount() % 5 + 1).wanted());
            case Write.SaveSnapshotSchedule(SnapshotSchedule asked) ->
                    new Write.SaveSnapshotSchedule(
                            new SnapshotSchedule(
                                    asked.enabled(), asked.intervalHours() == 24 ? 4 : 24));
            case Write.SaveBackupSettings _ ->
                    new Write.SaveBackupSettings(Optional.of(11), Optional.of(false));
            case Write.DeleteBackupSchedule _, Write.DeleteSnapshotSchedule _ -> write;
        };
    }
}
