package dev.nattvakt.slack.request;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.slack.api.ResponseUrl;

/// One `/command` that somebody typed. Who it was is `userId` in `teamId`: the names that Slack
/// sends along are out of date and prove nothing, so they are not read.
///
/// Strangers: Slack gives the workspace of the user as `teamId`, not that of the channel, so
/// somebody from another company in a shared channel (Slack Connect) is told by a team, or an
/// enterprise, that is not on the list.
///
/// @param enterpriseId null outside Enterprise Grid
/// @param command with its slash, in small letters
/// @param text what stood behind it, as typed; may be empty
/// @param responseUrl null when there is nowhere to answer later
public record SlashCommand(
        String teamId,
        @Nullable String enterpriseId,
        String channelId,
        String userId,
        String command,
        String text,
        @Nullable ResponseUrl responseUrl) {

    private static final Pattern COMMAND = Pattern.compile("/[a-z0-9_-]{1,31}");

    /// @throws IllegalArgumentException for an id or a command that Slack cannot have made
    public SlashCommand {
        SlackId.TEAM.check(teamId);
        if (enterpriseId != null) {
            SlackId.ENTERPRISE.check(enterpriseId);
        }
        SlackId.CHANNEL.check(channelId);
        SlackId.USER.check(userId);
        if (!COMMAND.matcher(command).matches()) {
            throw new IllegalArgumentException("that is no slash command");
        }
    }

    /// Nothing when a field is missing or is not what Slack sends; also when the address to answer
    /// at is not Slack's: then nothing else of it is to be trusted either.
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
