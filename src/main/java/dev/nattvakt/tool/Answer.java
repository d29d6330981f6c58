package dev.nattvakt.tool;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import dev.nattvakt.change.Outcome;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Judgement;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.schedule.Vps;

/// What came of a tool call: a closed set, so that every door has something to say to each.
public sealed interface Answer {

    /// What the change desk did with an order or a plan.
    record Ended(Outcome outcome) implements Answer {}

    /// A call that did not get as far as its tool's own work.
    record Hindered(Outcome.Obstacle obstacle) implements Answer {}

    /// @param next where to go on; empty when these were all
    record Servers(List<Vps> servers, Optional<Position> next) implements Answer {

        public Servers {
            servers = List.copyOf(servers);
        }
    }

    /// What protects one server.
    ///
    /// @param snapshots that exist
    /// @param cure the call that would help
    /// @param zone in which HostUp means its hours
    record Protection(
            ServerState seen,
            Copies snapshots,
            Judgement judgement,
            Optional<NextStep> cure,
            ZoneId zone)
            implements Answer {}

    record Audited(Audit.Report report) implements Answer {}

    /// @param asked option key to amount
    record Priced(Vps vps, SequencedMap<String, Integer> asked, PricePreview price)
            implements Answer {

        public Priced {
            asked = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(asked));
        }
    }

    /// HostUp says of a question for a price that it was an order.
    record DryRunIgnored(Vps vps) implements Answer {}

    /// The caller's own limit; HostUp was not asked.
    record TooManyCalls(Duration retryAfter) implements Answer {}

    /// The person who was asked about the call said anything but yes.
    ///
    /// @param how they said no, in a sentence
    record Declined(String how) implements Answer {}
}
