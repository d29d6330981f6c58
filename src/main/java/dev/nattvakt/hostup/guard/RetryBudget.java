package dev.nattvakt.hostup.guard;

/// How much may be retried, over all callers of one key: a bucket of tokens that retries empty and
/// successes fill. It keeps a thousand callers from sending three thousand requests to a HostUp
/// that is down. Safe for many threads.
public final class RetryBudget {

    /// For ten retries in a row, after that one for ten successes.
    public static final int CAPACITY = 100;

    /// Retrying a failing server rarely helps, so it costs more than waiting out a 429.
    public static final int BROKEN = 10;

    /// HostUp named the time to come back.
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
