package dev.nattvakt.change.order;

import java.time.Instant;
import java.util.List;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.schedule.Fields;

/// What an order means in a situation, before permissions are checked.
public sealed interface Draft<S extends Situation> {

    /// The order and the situation leave fields open or contradict each other.
    record Faulty<S extends Situation>(List<ArgumentProblem> problems) implements Draft<S> {}

    /// Already as asked.
    record Satisfied<S extends Situation>(
            Subject subject, Fields now, List<Instant> nextRuns, List<Warning> warnings)
            implements Draft<S> {}

    /// A gate, a limit or a missing slot forbids it.
    record Blocked<S extends Situation>(Refusal refusal) implements Draft<S> {}

    /// It can be sent.
    record Ready<S extends Situation>(Change<S> change) implements Draft<S> {}
}
