package dev.nattvakt.fleet.verdict;

import java.util.List;

/// How a server stands to what the policy wants of it.
public sealed interface Compliance {

    /// Whether nothing differs, or nothing need be so. What HostUp did not state is never in line.
    boolean inLine();

    /// What is not as it should be.
    List<Difference> differs();

    /// Something is wanted of the server.
    record Held(List<Difference> differs) implements Compliance {

        public Held {
            differs = List.copyOf(differs);
        }

        @Override
        public boolean inLine() {
            return differs.isEmpty();
        }

        /// Whether something differs, and HostUp did not state any of it.
        public boolean isNotStated() {
            return !inLine() && differs.stream().allMatch(Difference::isNotStated);
        }
    }

    /// The server is left alone on purpose.
    record Exempt(Exemption exemption) implements Compliance {

        @Override
        public boolean inLine() {
            return true;
        }

        @Override
        public List<Difference> differs() {
            return List.of();
        }
    }
}
