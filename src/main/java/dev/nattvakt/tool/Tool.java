package dev.nattvakt.tool;

import java.util.List;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.facts.ArgumentProblem;

/// One tool. Stateless and thread-safe.
public interface Tool<A> {

    Definition<A> definition();

    /// Problems of the arguments that the schema cannot express. Called also when some arguments
    /// are invalid (those are null), so that a caller gets all problems at once.
    default List<ArgumentProblem> problems(A arguments) {
        return List.of();
    }

    /// Blocks; returns before the call's deadline, and throws only for bugs.
    Answer run(A arguments, Call call);
}
