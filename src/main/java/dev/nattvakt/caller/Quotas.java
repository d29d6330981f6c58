package dev.nattvakt.caller;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/// Rate limits for each caller, independent of other callers. Changes have a limit of their own,
/// since they cost more at HostUp and are harder to put right. Thread-safe.
public final class Quotas {

    /// No limits.
    public static final Quotas NONE = new Quotas(0, 0, () -> 0);

    /// Most callers remembered. The one idle for longest is forgotten first; its bucket is full
    /// again long before.
    static final int MOST_CALLERS = 10_000;

    /// Highest quota accepted; more per minute would be no limit.
    static final int MOST = 1_000_000;

    private final int calls;
    private final int changes;
    private final LongSupplier nanoTime;
    private final LinkedHashMap<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true);

    /// @param calls a minute, changes included; 0 for no limit
    /// @param changes a minute; 0 for no limit of their own
    /// @param nanoTime a monotonic clock
    /// @throws IllegalArgumentException for a number below 0 or above [#MOST]
    public Quotas(int calls, int changes, LongSupplier nanoTime) {
        if (Math.min(calls, changes) < 0 || Math.max(calls, changes) > MOST) {
            throw new IllegalArgumentException("a quota is 0 (none) to " + MOST);
        }
        this.calls = calls;
        this.changes = changes;
        this.nanoTime = nanoTime;
    }

    /// Takes one call from the caller's quota. Where none is left, takes nothing and returns the
    /// time until there is one.
    ///
    /// @return zero when the call may proceed
    public synchronized Duration take(Caller caller) {
        return account(caller).take(nanoTime.getAsLong());
    }

    /// As [#take], of the caller's changes.
    public synchronized Duration takeChange(Caller caller) {
        return account(caller).takeChange(nanoTime.getAsLong());
    }

    /// A change that was taken and not sent does not count.
    public synchronized void giveBackChange(Caller caller) {
        account(caller).giveBackChange();
    }

    private Account account(Caller caller) {
        Account account =
                accounts.computeIfAbsent(caller.name(), _ -> new Account(nanoTime.getAsLong()));
        if (accounts.size() > MOST_CALLERS) {
            accounts.pollFirstEntry();
        }
        return account;
    }

    synchronized int size() {
        return accounts.size();
    }

    private final class Account {

        private final Bucket all;
        private final Bucket writes;

        Account(long now) {
            all = new Bucket(Math.max(1, calls), now);
            writes = new Bucket(Math.max(1, changes), now);
        }

        Duration take(long now) {
            return calls > 0 ? take(all, now) : Duration.ZERO;
        }

        Duration takeChange(long now) {
            return changes > 0 ? take(writes, now) : Duration.ZERO;
        }

        void giveBackChange() {
            if (changes > 0) {
                writes.giveBack();
            }
        }

        private static Duration take(Bucket bucket, long now) {
            Duration wait = bucket.untilNext(now);
            if (wait.isZero()) {
                bucket.take();
            }
            return wait;
        }
    }
}
