package dev.nattvakt.change.facts;

/// One thing that is wrong with a request, and how to mend it. Both texts are ours, but may quote
/// the caller's own words; neither holds text from HostUp.
///
/// @param missing the argument was needed and not given
public record ArgumentProblem(String argument, String problem, String fix, boolean missing) {

    public static ArgumentProblem wrong(String argument, String problem, String fix) {
        return new ArgumentProblem(argument, problem, fix, false);
    }

    /// @param fitting values that would do
    public static ArgumentProblem missing(String argument, String fitting) {
        return new ArgumentProblem(argument, argument + " is missing", "give " + fitting, true);
    }
}
