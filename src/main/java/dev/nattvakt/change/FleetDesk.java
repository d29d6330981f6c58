package dev.nattvakt.change;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.fleet.pace.Pace;
import dev.nattvakt.schedule.Vps;

/// Carries out plans over many servers at the [ChangeDesk]: each server exactly as a plan of its
/// own, several at once within the pace. Blocking, safe for many threads.
public final class FleetDesk {

    /// Servers that are changed at once.
    static final int AT_ONCE = 4;

    /// Requests that a change usually takes: a read, the write, a read.
    private static final int REQUESTS = 3;

    private final ChangeDesk changes;
    private final Pace pace;
    private final Clock clock;
    private final Supplier<String> ids;
    private final int atOnce;

    /// @param pace of all that is done to many servers
    /// @param ids unique words for receipts
    public FleetDesk(ChangeDesk changes, Pace pace, Clock clock, Supplier<String> ids) {
        this(changes, pace, clock, ids, AT_ONCE);
    }

    /// @param atOnce servers that are changed at once; with 1, in their order
    public FleetDesk(ChangeDesk changes, Pace pace, Clock clock, Supplier<String> ids, int atOnce) {
        this.changes = changes;
        this.pace = pace;
        this.clock = clock;
        this.ids = ids;
        this.atOnce = atOnce;
    }

    /// Tries all that is left, until it is over, the call is cancelled, time runs out, or HostUp
    /// does not answer.
    ///
    /// @param requester who asked for the plan
    /// @return the same with what came of it
    PlanContent.Many carryOut(
            PlanContent.Many plan, String requester, Call call, FleetListener listener) {
        Consent yes = new Consent(call.caller().name(), call.approvalWay());
        People people = People.alone(requester).and(yes);
        Receipt whole =
                plan.receipt()
                        .orElseGet(() ->
                                new Receipt(
                                        "rcp_" + ids.get(), List.of(), clock.instant(), people));
        FleetRun run = new FleetRun(plan.rows(), call, outcome -> listener.saw(outcome, whole));
        int threads = Math.min(atOnce, run.left());
        if (threads <= 1) {
            run.work(row -> tried(row, call, people));
        } else {
            try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < threads; i++) {
                    together.execute(() -> run.work(row -> tried(row, call, people)));
                }
            }
        }
        List<FleetRow.Change> rows = run.ended();
        boolean isSent =
                rows.stream().anyMatch(row -> row.outcome().flatMap(Outcome::proof).isPresent());
        return new PlanContent.Many(rows, isSent ? Optional.of(whole) : plan.receipt());
    }

    /// Empty when there was no time left for it.
    private Optional<Outcome> tried(FleetRow.Change row, Call call, People people) {
        return pace.await(REQUESTS, call.deadline())
                ? Optional.of(
                        changes.confirmed(
                                row.change(), call.overOne(), people, needed(row), row.inDoubt()))
                : Optional.empty();
    }

    private static Role needed(FleetRow.Change row) {
        return row.weakens() ? Role.APPROVER : Role.OPERATOR;
    }

    /// Why this caller may not say yes to the plan: it takes an approver where a server's
    /// protection gets weaker, and an operator elsewhere.
    static Optional<Conclusion> roleObjection(PlanContent.Many plan, Call call) {
        Role highest = plan.weakens() ? Role.APPROVER : Role.OPERATOR;
        return plan.rows().stream().allMatch(row -> call.caller().may(needed(row), row.vps()))
                ? Optional.empty()
                : Optional.of(
                        ChangeDesk.refused(Optional.<Vps>empty(), new Refusal.RoleTooLow(highest)));
    }

    /// Whether this caller may see all of its servers.
    static boolean maySee(PlanContent.Many plan, Call call) {
        return plan.rows().stream().allMatch(row -> call.caller().may(Role.VIEWER, row.vps()));
    }
}
