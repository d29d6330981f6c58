package dev.nattvakt.slack.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.tool.ToolResult;

/// Whose change it was, as Slack user ids; somebody who is not in Slack by name.
///
/// @param confirmedBy present when somebody else said yes to it
public record Requester(String by, Optional<String> confirmedBy) {

    private static final Pattern PERSON = Pattern.compile("([UW][A-Z0-9]+)@.*");

    /// As its receipt says it; without one, somebody asked and nobody confirmed.
    public static Requester about(ToolResult result, String user) {
        return result.end()
                .flatMap(Outcome::proof)
                .map(receipt -> of(receipt.people()))
                .orElse(by(user));
    }

    private static Requester of(People people) {
        Requester requester = by(user(people.requestedBy()));
        return people.approvedBy()
                .map(Requester::user)
                .map(requester::confirmedBy)
                .orElse(requester);
    }

    /// The id that Slack knows somebody by, of the name under which a change was asked for.
    public static String user(String name) {
        Matcher person = PERSON.matcher(name);
        return person.matches() ? person.group(1) : name;
    }

    public static Requester by(String user) {
        return new Requester(user, Optional.empty());
    }

    /// A yes to one's own question goes without saying.
    public Requester confirmedBy(String user) {
        return new Requester(by, Optional.of(user).filter(other -> !other.equals(by)));
    }
}
