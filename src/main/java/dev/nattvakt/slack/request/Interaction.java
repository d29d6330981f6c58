package dev.nattvakt.slack.request;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.slack.api.ResponseUrl;

/// One press of a button in a message of ours.
///
/// `userTeamId` is the user's own workspace, `teamId` the one where the button was pressed. They
/// differ for guests from another company in a shared channel (Slack Connect), and within one
/// Enterprise Grid (`enterpriseId`), where `userTeamId` may also be the organisation.
///
/// @param enterpriseId null outside Enterprise Grid
/// @param actionId of the button, 1 to 255 characters
/// @param value of the button, at most 2,000 characters; empty when it has none
/// @param responseUrl null when there is no URL for later answers
public record Interaction(
        String teamId,
        @Nullable String enterpriseId,
        String userTeamId,
        String userId,
        String channelId,
        String actionId,
        String value,
        @Nullable ResponseUrl responseUrl) {

    private static final int LONGEST_ACTION_ID = 255;
    private static final int LONGEST_VALUE = 2_000;

    /// @throws IllegalArgumentException for values that Slack cannot have sent
    public Interaction {
        SlackId.TEAM.check(teamId);
        if (enterpriseId != null) {
            SlackId.ENTERPRISE.check(enterpriseId);
        }
        check(
                SlackId.TEAM.fits(userTeamId) || SlackId.ENTERPRISE.fits(userTeamId),
                "no home of a user");
        SlackId.USER.check(userId);
        SlackId.CHANNEL.check(channelId);
        check(!actionId.isEmpty() && actionId.length() <= LONGEST_ACTION_ID, "no action id");
        check(value.length() <= LONGEST_VALUE, "a value that is too long");
    }

    /// Empty unless the form has a `payload` with a single pressed button in a message.
    public static Optional<Interaction> of(FormBody formBody) {
        return formBody.value("payload").flatMap(PressedButton::read);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("that is " + otherwise);
        }
    }
}
