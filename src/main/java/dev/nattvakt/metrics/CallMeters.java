package dev.nattvakt.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;

/// Counts calls by outcome. A series appears with its first call.
public final class CallMeters implements CallListener {

    /// The read-back gives up after this time.
    private static final Duration LONGEST_CONFIRMATION = Duration.ofSeconds(30);

    private final Map<Key, Counter> calls = new ConcurrentHashMap<>();
    private final Map<String, Counter> gates = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Counter slowed;
    private final Timer confirmation;
    private final Clock clock;

    /// @param clock the clock of receipts
    public CallMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.slowed =
                Counter.builder("nattvakt.callers.slowed")
                        .description("Calls refused because the caller exceeded its quota")
                        .register(meters);
        this.confirmation =
                Timer.builder("nattvakt.confirmation")
                        .description("Time from sending a write until HostUp shows it")
                        .serviceLevelObjectives(
                                Duration.ofMillis(250),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(10))
                        .maximumExpectedValue(LONGEST_CONFIRMATION)
                        .register(meters);
    }

    /// @param outcome null when a bug ended the call
    private record Key(Door door, String tool, @Nullable OutcomeCode outcome) {

        /// Written out, as is the hash code: in a native image a record's own are interpreted at
        /// each call.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key(Door sameDoor, String sameTool, OutcomeCode sameOutcome)
                    && door == sameDoor
                    && outcome == sameOutcome
                    && tool.equals(sameTool);
        }

        @Override
        public int hashCode() {
            return tool.hashCode()
                    + 31 * door.ordinal()
                    + (outcome == null ? 0 : outcome.ordinal());
        }
    }

    @Override
    public void saw(CompletedCall call) {
        ToolResult result = call.answer();
        if (call.partOf().isEmpty()) {
            OutcomeCode outcome = result == null ? null : result.outcome();
            calls.computeIfAbsent(
                            new Key(call.call().door(), call.tool().name(), outcome), this::counter)
                    .increment();
        }
        if (result != null) {
            answered(result.answer());
        }
    }

    private void answered(Answer answer) {
        switch (answer) {
            case Answer.TooManyCalls _ -> slowed.increment();
            case Answer.Ended(Outcome.Refused(Optional<Vps> vps, Refusal refusal, _))
                    when vps.isPresent() ->
                    gate(refusal)
                            .ifPresent(gate ->
                                    gates.computeIfAbsent(gate, this::gateCounter).increment());
            case Answer.Ended(Outcome.Verified(_, _, Receipt receipt)) -> confirmed(receipt);
            case Answer.Ended(Outcome.Adjusted(_, _, _, _, Receipt receipt)) -> confirmed(receipt);
            case Answer.Ended _,
                    Answer.Fleet _,
                    Answer.Hindered _,
                    Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _,
                    Answer.DryRunIgnored _,
                    Answer.Declined _ -> {}
        }
    }

    private void confirmed(Receipt receipt) {
        confirmation.record(Duration.between(receipt.at(), clock.instant()));
    }

    /// HostUp's name for the gate that stood in the way.
    private static Optional<String> gate(Refusal refusal) {
        return switch (refusal) {
            case Refusal.GateShut(String gate, _, _) -> Optional.of(gate);
            case Refusal.GateUnstated(String gate, _) -> Optional.of(gate);
            case Refusal.NoSnapshotSlots _ -> Optional.of("available");
            case Refusal.NoRoom _,
                    Refusal.NotOffered _,
                    Refusal.ByHostUp _,
                    Refusal.RoleTooLow _,
                    Refusal.Declined _,
                    Refusal.TooManyWaiting _,
                    Refusal.ReadOnly _,
                    Refusal.MovedOn _,
                    Refusal.PersonNeeded _,
                    Refusal.NotRestorable _ ->
                    Optional.empty();
        };
    }

    private Counter counter(Key key) {
        return Counter.builder("nattvakt.calls")
                .description("Tool calls by outcome")
                .tag("door", key.door().name().toLowerCase(Locale.ROOT))
                .tag("tool", key.tool())
                .tag("outcome", key.outcome() == null ? "broken" : key.outcome().word())
                .register(meters);
    }

    private Counter gateCounter(String gate) {
        return Counter.builder("nattvakt.gate.refusals")
                .description("Changes not sent because of a gate of HostUp")
                .tag("gate", gate)
                .register(meters);
    }
}
