package dev.nattvakt.fleet.port;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The options that can be bought for a server, by their keys (GET actions/upgrade,
/// `configurableOptions[]`).
public record CapacityOptions(Map<String, Range> ranges) {

    public CapacityOptions {
        ranges = Map.copyOf(ranges);
    }

    /// What may be asked for, as far as HostUp stated it.
    public record Range(Optional<Integer> min, Optional<Integer> max) {

        public static final Range UNSTATED = new Range(Optional.empty(), Optional.empty());

        /// The amount itself where it fits, else the end of the range that it is beyond.
        public int nearest(int amount) {
            int least = min.map(end -> Math.max(end, amount)).orElse(amount);
            return max.map(end -> Math.min(end, least)).orElse(least);
        }
    }

    public Set<String> keys() {
        return ranges.keySet();
    }
}
