package dev.nattvakt.change.facts;

/// One thing that is wrong with a request, and how to fix it. Both texts are ours. They may quote
/// the caller, never HostUp.
///
/// @param missing whether the argument is required and absent
public record ArgumentProblem(String argument, String problem, String fix, boolean missing) {

    public static ArgumentProblem wrong(String argument, String problem, String fix) {
        return new ArgumentProblem(argument, problem, fix, false);
    }

    /// @param fitting values that would do
    public static ArgumentProblem missing(String argument, String fitting) {
        return new ArgumentProblem(argument, argument + " is missing", "give " + fitting, true);
    }
}
