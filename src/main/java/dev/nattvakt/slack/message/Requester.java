package dev.nattvakt.slack.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;

/// Who requested and confirmed a change, as Slack user ids; callers outside Slack by name.
///
/// @param confirmedBy present when another person confirmed it
public record Requester(String by, Optional<String> confirmedBy) {

    private static final Pattern PERSON = Pattern.compile("([UW][A-Z0-9]+)@.*");

    /// From the receipt; without one, `user` requested it and nobody confirmed it.
    public static Requester about(ToolResult result, String user) {
        return proof(result).map(receipt -> of(receipt.people())).orElse(by(user));
    }

    /// The receipt, of one server or of many.
    static Optional<Receipt> proof(ToolResult result) {
        return result.answer() instanceof Answer.Fleet(FleetOutcome outcome)
                ? outcome.proof()
                : result.end().flatMap(Outcome::proof);
    }

    private static Requester of(People people) {
        Requester requester = by(user(people.requestedBy()));
        return people.approvedBy()
                .map(Requester::user)
                .map(requester::confirmedBy)
                .orElse(requester);
    }

    /// The Slack user id in a caller's name, or the whole name when there is none.
    public static String user(String name) {
        Matcher person = PERSON.matcher(name);
        return person.matches() ? person.group(1) : name;
    }

    public static Requester by(String user) {
        return new Requester(user, Optional.empty());
    }

    /// Leaves out the confirmer when it is the requester.
    public Requester confirmedBy(String user) {
        return new Requester(by, Optional.of(user).filter(other -> !other.equals(by)));
    }
}
