package dev.nattvakt.tool;

import java.util.List;
import java.util.Set;

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

    /// The same where some arguments are invalid, or misspelt: what is missing or left out may be
    /// what was meant by them.
    ///
    /// @param faulty names of arguments that were given and did not pass the schema
    default List<ArgumentProblem> problems(A arguments, Set<String> faulty) {
        return problems(arguments);
    }

    /// Blocks; returns before the call's deadline, and throws only for bugs.
    Answer run(A arguments, Call call);
}
