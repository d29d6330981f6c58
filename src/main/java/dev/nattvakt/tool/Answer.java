package dev.nattvakt.tool;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Sought;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;

/// The result of a tool call: a closed set, so that every door handles each case.
public sealed interface Answer {

    /// The outcome of an order or a plan at the change desk.
    record Ended(Outcome outcome) implements Answer {}

    /// What came of a wish over many servers.
    record Fleet(FleetOutcome outcome) implements Answer {}

    /// What the change desk concluded, of one server or of many.
    static Answer of(Conclusion conclusion) {
        return switch (conclusion) {
            case Outcome outcome -> new Ended(outcome);
            case FleetOutcome outcome -> new Fleet(outcome);
        };
    }

    /// A call that was stopped before its tool did its work.
    record Hindered(Outcome.Obstacle obstacle) implements Answer {}

    /// @param next where the next page starts; empty on the last page
    record Servers(List<Vps> servers, Optional<Position> next, Sought sought) implements Answer {

        public Servers {
            servers = List.copyOf(servers);
        }

        public Servers(List<Vps> servers, Optional<Position> next) {
            this(servers, next, Sought.ALL);
        }
    }

    /// What protects one server.
    ///
    /// @param snapshots the snapshots that exist
    /// @param compliance how it stands to the policy; empty when that says nothing about it
    /// @param cure the call that would help
    /// @param zone of HostUp's hours
    record Protection(
            ServerState seen,
            Copies snapshots,
            Judgement judgement,
            Optional<Compliance> compliance,
            Optional<NextStep> cure,
            ZoneId zone)
            implements Answer {}

    record Audited(Audit.Report report, Sought sought) implements Answer {}

    /// @param asked option key to amount
    record Priced(Vps vps, SequencedMap<String, Integer> asked, PricePreview price)
            implements Answer {

        public Priced {
            asked = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(asked));
        }
    }

    /// Past changes.
    ///
    /// @param zone of HostUp's hours
    record Changes(PastChanges.Page page, ZoneId zone) implements Answer {}

    /// HostUp answered a price request as if it were an order.
    record DryRunIgnored(Vps vps) implements Answer {}

    /// The caller is over its limit; HostUp was not asked.
    record TooManyCalls(Duration retryAfter) implements Answer {}

    /// The user was asked about the call and did not say yes.
    ///
    /// @param what the user answered, as a sentence
    record Declined(String how) implements Answer {}
}
