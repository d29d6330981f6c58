package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;

/// One yes to a plan over many servers, while several threads work on it: which server is next, and
/// what came of the others. Safe for many threads.
final class FleetRun {

    /// Servers in a row that HostUp did not answer: then it is HostUp, and not the servers.
    private static final int MOST_UNANSWERED = 3;

    private final Call call;
    private final Consumer<Outcome> listener;
    private final List<FleetRow.Change> rows;
    private final List<Integer> left;
    private int next;
    private int done;
    private int unanswered;
    private boolean isOver;
    private @Nullable RuntimeException bug;

    /// @param listener hears what came of each server that was tried
    FleetRun(List<FleetRow.Change> rows, Call call, Consumer<Outcome> listener) {
        this.rows = new ArrayList<>(rows);
        this.left =
                IntStream.range(0, rows.size()).filter(i -> rows.get(i).isLeft()).boxed().toList();
        this.call = call;
        this.listener = listener;
    }

    /// How many servers are to be tried.
    int left() {
        return left.size();
    }

    /// Tries one server after the other, until none is left or it is over for all threads.
    ///
    /// @param attempt empty when there is no time left
    void work(Function<FleetRow.Change, Optional<Outcome>> attempt) {
        Optional<Integer> here = next();
        while (here.isPresent()) {
            try {
                keep(here.get(), attempt.apply(row(here.get())));
            } catch (RuntimeException unforeseen) {
                stop(unforeseen);
            }
            here = next();
        }
    }

    private synchronized Optional<Integer> next() {
        if (call.isCancelled() || !call.deadline().fits(ChangeDesk.WRITE_AND_VERIFY)) {
            isOver = true;
        }
        return isOver || next == left.size() ? Optional.empty() : Optional.of(left.get(next++));
    }

    private synchronized FleetRow.Change row(int index) {
        return rows.get(index);
    }

    private void keep(int index, Optional<Outcome> outcome) {
        FleetRow.Change before = row(index);
        // Still in doubt: it was read, and not sent again.
        boolean isNews = before.inDoubt().isEmpty() || !outcome.equals(before.outcome());
        if (isNews) {
            outcome.ifPresent(listener);
        }
        synchronized (this) {
            if (outcome.isEmpty()) {
                isOver = true;
                return;
            }
            rows.set(index, rows.get(index).ended(outcome.get()));
            unanswered = isNews && isUnanswered(outcome.get()) ? unanswered + 1 : 0;
            isOver |= unanswered == MOST_UNANSWERED;
            call.progress().report(++done, left.size());
        }
    }

    private synchronized void stop(RuntimeException unforeseen) {
        isOver = true;
        bug = unforeseen;
    }

    /// What came of all of them.
    ///
    /// @throws RuntimeException the bug that ended it
    synchronized List<FleetRow.Change> ended() {
        if (bug != null) {
            throw bug;
        }
        return List.copyOf(rows);
    }

    private static boolean isUnanswered(Outcome outcome) {
        return outcome instanceof Outcome.Unavailable
                || outcome instanceof Outcome.RateLimited
                || outcome instanceof Outcome.Unconfirmed;
    }
}
