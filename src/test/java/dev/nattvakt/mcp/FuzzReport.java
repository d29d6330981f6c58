package dev.nattvakt.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// How far the messages of a fuzz came, and how long they took from its beginning to its end.
final class FuzzReport {

    /// The run is cut into as many, to see whether it becomes slower.
    static final int PARTS = 10;

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final List<List<Long>> times = new ArrayList<>();

    FuzzReport() {
        for (int part = 0; part < PARTS; part++) {
            times.add(new ArrayList<>());
        }
    }

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    void sent(FuzzedMessage.Sent sent) {
        count("sent, broken: " + sent.flaw());
        count("sent by " + sent.session().revision());
    }

    void heard(int status, List<JsonNode> replies) {
        if (replies.isEmpty()) {
            count("no reply, " + status);
        }
        for (JsonNode reply : replies) {
            if (reply.has("error")) {
                count("error %s, %d".formatted(reply.at("/error/code"), status));
            } else if (!reply.at("/result/structuredContent").isMissingNode()) {
                count("tool: " + reply.at("/result/structuredContent/outcome").asText());
            } else if (reply.at("/result").has("inputRequests")) {
                count("asked by a result");
            } else {
                count("result");
            }
        }
    }

    synchronized void took(int part, long nanos) {
        times.get(part).add(nanos);
    }

    /// A fuzz that falls at the door finds nothing behind it.
    void assertReached(int messages) {
        long tools =
                counts.entrySet().stream()
                        .filter(count -> count.getKey().startsWith("tool: "))
                        .mapToLong(count -> count.getValue().sum())
                        .sum();
        assertThat(tools).isGreaterThan(messages / 5);
        assertThat(counts.keySet())
                .contains("tool: answered", "tool: needs_confirmation", "asked by a result")
                .anyMatch(count -> count.startsWith("asked by a request: "));
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                        .map(count ->
                                "MCP fuzz: %8d  %s%n"
                                        .formatted(count.getValue().sum(), count.getKey()))
                        .collect(Collectors.joining())
                + "MCP fuzz: median of a whole message, us, over the run: "
                + times.stream().map(FuzzReport::median).toList();
    }

    private static long median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1000;
    }
}
