package dev.nattvakt.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Every request under `/api`, in the order of arrival. Forgets the oldest when it grows past all
/// reason.
final class ArrivalLog {
    private static final int MOST = 100_000;

    private final AtomicLong numbers = new AtomicLong();
    private final LinkedHashMap<Long, Arrival> arrivals = new LinkedHashMap<>();

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    synchronized void arrived(Request request) {
        arrivals.put(request.number(), Arrival.of(request));
        if (arrivals.size() > MOST) {
            arrivals.pollFirstEntry();
        }
    }

    synchronized void answered(Request request, int status) {
        arrivals.computeIfPresent(request.number(), (_, arrival) -> arrival.answered(status));
    }

    synchronized void applied(Request request) {
        arrivals.computeIfPresent(request.number(), (_, arrival) -> arrival.made());
    }

    synchronized List<Arrival> all() {
        return List.copyOf(arrivals.values());
    }
}
