package dev.nattvakt.slack.request;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.slack.api.ResponseUrl;

/// One typed `/command`. The user is `userId` in `teamId`; the names that Slack sends are
/// deprecated and prove nothing, so they are not read.
///
/// `teamId` is the workspace of the user, not of the channel, so a guest from another company in a
/// shared channel (Slack Connect) has a team, or an enterprise, that is not on the list.
///
/// @param enterpriseId null outside Enterprise Grid
/// @param command with its slash, in lower case
/// @param text the text after it, as typed; may be empty
/// @param responseUrl null when there is no URL for later answers
public record SlashCommand(
        String teamId,
        @Nullable String enterpriseId,
        String channelId,
        String userId,
        String command,
        String text,
        @Nullable ResponseUrl responseUrl) {

    private static final Pattern COMMAND = Pattern.compile("/[a-z0-9_-]{1,31}");

    /// @throws IllegalArgumentException for an id or a command that Slack cannot have sent
    public SlashCommand {
        SlackId.TEAM.check(teamId);
        if (enterpriseId != null) {
            SlackId.ENTERPRISE.check(enterpriseId);
        }
        SlackId.CHANNEL.check(channelId);
        SlackId.USER.check(userId);
        if (!COMMAND.matcher(command).matches()) {
            throw new IllegalArgumentException("not a slash command");
        }
    }

    /// Empty when a field is missing or is not what Slack sends. A `response_url` that is not
    /// Slack's voids the whole request, since then its other fields cannot be trusted either.
    public static Optional<SlashCommand> of(FormBody formBody) {
        try {
            return Optional.of(
                    new SlashCommand(
                            required(formBody, "team_id"),
                            stated(formBody, "enterprise_id").orElse(null),
                            required(formBody, "channel_id"),
                            required(formBody, "user_id"),
                            required(formBody, "command"),
                            formBody.value("text").orElse(""),
                            stated(formBody, "response_url").map(ResponseUrl::of).orElse(null)));
        } catch (IllegalArgumentException notSlacks) {
            return Optional.empty();
        }
    }

    private static String required(FormBody formBody, String name) {
        return formBody.value(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static Optional<String> stated(FormBody formBody, String name) {
        return formBody.value(name).filter(value -> !value.isEmpty());
    }
}
