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

/// What an order comes to in a situation, before anybody's permission is asked.
public sealed interface Draft<S extends Situation> {

    /// It cannot be completed from what was said and what is there.
    record Faulty<S extends Situation>(List<ArgumentProblem> problems) implements Draft<S> {}

    /// It is so already.
    record Satisfied<S extends Situation>(
            Subject subject, Fields now, List<Instant> nextRuns, List<Warning> warnings)
            implements Draft<S> {}

    /// A gate, a limit or a missing slot stands against it.
    record Blocked<S extends Situation>(Refusal refusal) implements Draft<S> {}

    /// It can be sent.
    record Ready<S extends Situation>(Change<S> change) implements Draft<S> {}
}
