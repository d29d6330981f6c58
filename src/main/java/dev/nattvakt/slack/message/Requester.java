package dev.nattvakt.slack.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.ReceiptView;
import dev.nattvakt.tool.ToolResult;

/// Whose change it was, as Slack user ids; somebody who is not in Slack by name.
///
/// @param confirmedBy present when somebody else said yes to it
public record Requester(String by, Optional<String> confirmedBy) {

    private static final Pattern PERSON = Pattern.compile("([UW][A-Z0-9]+)@.*");

    /// As its receipt says it; without one, somebody asked and nobody confirmed.
    public static Requester about(ToolResult<?> answer, String user) {
        return answer.detail() instanceof ChangeDetail detail
                        && detail.receipt() instanceof ReceiptView receipt
                ? Optional.ofNullable(receipt.approvedBy())
                        .map(Requester::user)
                        .map(by(user(receipt.requestedBy()))::confirmedBy)
                        .orElse(by(user(receipt.requestedBy())))
                : by(user);
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
