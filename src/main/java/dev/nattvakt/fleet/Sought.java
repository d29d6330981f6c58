package dev.nattvakt.fleet;

import java.util.Optional;

import dev.nattvakt.fleet.verdict.Verdict;

/// What a list or an audit was asked for: an empty one must not sound like more than it is.
///
/// @param query part of a name or IP
/// @param isFurther whether it goes on from a cursor
/// @param onlyProblems whether servers without a problem are left out
/// @param verdict the only one that is shown
public record Sought(
        Optional<String> query,
        boolean isFurther,
        boolean onlyProblems,
        Optional<Verdict> verdict) {

    public static final Sought ALL = new Sought(Optional.empty(), false, false, Optional.empty());

    public static Sought of(Optional<String> query, Position from) {
        return new Sought(query, !from.equals(Position.START), false, Optional.empty());
    }

    public Sought only(boolean problems, Optional<Verdict> shown) {
        return new Sought(query, isFurther, problems, shown);
    }
}
