package dev.nattvakt.hostup.guard;

/// How much may be asked again, over all callers of one key: a bucket of tokens that retries empty
/// and plain successes fill. While HostUp is well a caller hardly notices it; while HostUp is down
/// it keeps a thousand callers from asking three thousand times. Safe for many threads.
public final class RetryBudget {

    /// For ten retries in a row, after that one for ten successes.
    public static final int CAPACITY = 100;

    /// Somebody who is broken is not mended by being asked more.
    public static final int BROKEN = 10;

    /// Somebody who says when to come back can be believed.
    public static final int THROTTLED = 5;

    private static final int SUCCESS = 1;

    private int tokens = CAPACITY;

    /// Whether a retry at this price may be made; it is paid then.
    public synchronized boolean pay(int price) {
        if (tokens < price) {
            return false;
        }
        tokens -= price;
        return true;
    }

    public synchronized void succeeded() {
        tokens = Math.min(CAPACITY, tokens + SUCCESS);
    }
}
