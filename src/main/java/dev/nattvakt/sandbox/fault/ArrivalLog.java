package dev.nattvakt.sandbox.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Every request under `/api`, in order of arrival. Forgets the oldest beyond a large limit.
public final class ArrivalLog {
    private static final int MAX_ARRIVALS = 100_000;

    private final AtomicLong numbers = new AtomicLong();
    private final LinkedHashMap<Long, Arrival> arrivals = new LinkedHashMap<>();

    public long nextNumber() {
        return numbers.incrementAndGet();
    }

    public synchronized void arrived(Request request) {
        arrivals.put(request.number(), Arrival.of(request));
        if (arrivals.size() > MAX_ARRIVALS) {
            arrivals.pollFirstEntry();
        }
    }

    public synchronized void answered(Request request, int status) {
        arrivals.computeIfPresent(request.number(), (_, arrival) -> arrival.answered(status));
    }

    public synchronized void applied(Request request) {
        arrivals.computeIfPresent(request.number(), (_, arrival) -> arrival.made());
    }

    public synchronized List<Arrival> all() {
        return List.copyOf(arrivals.values());
    }
}
