package dev.nattvakt.tool;

import java.util.List;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.facts.ArgumentProblem;

/// One thing that a caller can ask for. Stateless and safe for many threads.
public interface Tool<A> {

    Definition<A> definition();

    /// What is wrong with the arguments beyond what the schema can say. Called even when others are
    /// faulty (those are null then), so that a caller learns of everything at once.
    default List<ArgumentProblem> problems(A arguments) {
        return List.of();
    }

    /// Blocking; answers before the call's deadline, and throws only for bugs.
    Answer run(A arguments, Call call);
}
