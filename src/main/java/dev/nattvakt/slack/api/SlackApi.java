package dev.nattvakt.slack.api;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.tool.StrictJson;

/// The methods of Slack's API that we use, with the bot token. Slack answers 200 also for errors;
/// `ok` in the body decides.
///
/// https://docs.slack.dev/apis/web-api
public final class SlackApi {

    private static final String HOST = "slack.com";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern ERROR = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern MESSAGE = Pattern.compile("[0-9]{1,12}\\.[0-9]{1,9}");
    private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{1,30}");

    /// Errors after which, Slack says, part of the work may have been done.
    private static final Set<String> UNCLEAR = Set.of("fatal_error", "internal_error");

    /// Deep enough for a posted message, which comes back whole, with rich text within blocks.
    private static final JsonMapper MAPPER = StrictJson.mapper(32, 40);

    private final SlackConnection slack;
    private final Supplier<Secret> token;
    private final SlackRetry slackRetry;

    /// @param token the bot token, read for each request, so that it may be rotated; must not throw
    public SlackApi(SlackConnection slack, Supplier<Secret> token, Sleeper sleeper) {
        this.slack = slack;
        this.token = token;
        this.slackRetry = new SlackRetry(sleeper);
    }

    /// Posts once: a message whose delivery is unknown is not sent again.
    ///
    /// @param message `text`, `blocks` ...; links are not unfolded, since Slack would fetch URLs
    ///   from untrusted text
    /// @return the id of the message in the channel
    public ApiResponse<String> postMessage(
            String channelId, ObjectNode message, Deadline deadline) {
        String body =
                message.deepCopy()
                        .put("channel", channelId)
                        .put("unfurl_links", false)
                        .put("unfurl_media", false)
                        .toString();
        return ask(
                "chat.postMessage", JSON, body, SlackRetry::isUndone, SlackApi::posted, deadline);
    }

    /// The user ids in a user group.
    ///
    /// @throws IllegalArgumentException when it is not the id of a user group
    public ApiResponse<Set<String>> usersOf(String groupId, Deadline deadline) {
        if (!GROUP.matcher(groupId).matches()) {
            throw new IllegalArgumentException("not the id of a Slack user group");
        }
        return ask(
                "usergroups.users.list",
                FORM,
                "usergroup=" + groupId,
                SlackApi::isHarmless,
                SlackApi::users,
                deadline);
    }

    private <T> ApiResponse<T> ask(
            String method,
            String contentType,
            String body,
            Predicate<Attempt> again,
            Function<JsonNode, Optional<T>> reading,
            Deadline deadline) {
        var post =
                new SlackConnection.Post(
                        HOST,
                        new Secret("/api/" + method),
                        Optional.of(token.get()),
                        contentType,
                        body);
        return switch (slackRetry.retry(() -> slack.send(post, deadline), again, deadline)) {
            case Attempt.Answered answer when answer.isGood() -> read(answer.body(), reading);
            case Attempt.Answered answer when answer.isTooMany() ->
                    new ApiResponse.Refused<>("ratelimited");
            case Attempt.Answered answer when answer.isUnclear() -> new ApiResponse.Unconfirmed<>();
            case Attempt.Answered answer -> new ApiResponse.Refused<>("http_" + answer.status());
            case Attempt.Unanswered() -> new ApiResponse.Unconfirmed<>();
            case Attempt.NotSent() -> new ApiResponse.Unreachable<>();
        };
    }

    /// Whether to retry a method that may safely be called twice.
    private static boolean isHarmless(Attempt attempt) {
        return SlackRetry.isUndone(attempt) || SlackRetry.isUnclear(attempt);
    }

    private static <T> ApiResponse<T> read(String body, Function<JsonNode, Optional<T>> reading) {
        JsonNode json;
        try {
            json = MAPPER.readTree(body);
        } catch (JsonProcessingException unreadable) {
            return new ApiResponse.Unconfirmed<>();
        }
        if (json.path("ok").booleanValue()) {
            return reading.apply(json)
                    .<ApiResponse<T>>map(ApiResponse.Done::new)
                    .orElseGet(ApiResponse.Unconfirmed::new);
        }
        String error = json.path("error").asText();
        return ERROR.matcher(error).matches() && !UNCLEAR.contains(error)
                ? new ApiResponse.Refused<>(error)
                : new ApiResponse.Unconfirmed<>();
    }

    private static Optional<String> posted(JsonNode json) {
        return Optional.of(json.path("ts").asText()).filter(ts -> MESSAGE.matcher(ts).matches());
    }

    private static Optional<Set<String>> users(JsonNode json) {
        JsonNode users = json.path("users");
        return users.isArray()
                ? Optional.of(
                        users.valueStream()
                                .map(JsonNode::asText)
                                .collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }
}
