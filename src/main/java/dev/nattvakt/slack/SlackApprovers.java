package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.slack.api.ApiResponse;
import dev.nattvakt.slack.api.SlackApi;
import dev.nattvakt.slack.message.ApprovalMessages;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.write.Approvers;

/// Posts plans that agents requested to the approval channel.
final class SlackApprovers implements Approvers {

    private static final Logger LOG = Logger.getLogger(SlackApprovers.class);
    private static final int LOCKS = 64;

    private final SlackApi slack;
    private final String channel;
    private final PendingQuestions pendingQuestions;
    private final ObjectMapper mapper;
    private final Clock clock;

    /// Tokens of posted plans, until the plans expire: a plan may be settled, and its question
    /// dropped, while its requester still waits for the answer. Bounded by the plans that may wait
    /// and those settled within the hour.
    private final Map<String, Instant> posted = new ConcurrentHashMap<>();

    /// A plan that is requested twice at once is posted once, so a plan has a lock, always the same
    /// one. Two plans that share it wait for each other.
    private final List<Object> posting = Stream.generate(Object::new).limit(LOCKS).toList();

    SlackApprovers(
            SlackApi slack,
            String channel,
            PendingQuestions pendingQuestions,
            ObjectMapper mapper,
            Clock clock) {
        this.slack = slack;
        this.channel = channel;
        this.pendingQuestions = pendingQuestions;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public boolean ask(Waiting waiting, Call call) {
        synchronized (posting.get(Math.floorMod(waiting.token().hashCode(), LOCKS))) {
            return wasPosted(waiting) || post(waiting, call);
        }
    }

    private boolean wasPosted(Waiting waiting) {
        Instant now = clock.instant();
        posted.values().removeIf(over -> !over.isAfter(now));
        return posted.containsKey(waiting.token());
    }

    /// Posts once. If the result is unknown, only a new request posts again; the token in both
    /// messages works once.
    private boolean post(Waiting waiting, Call call) {
        String requester = call.caller().name();
        ToolResult result = ToolResult.of(Answer.of(waiting));
        Message question = ApprovalMessages.wanted(result, waiting, requester, call.door());
        ObjectNode json = mapper.valueToTree(question);
        return switch (slack.postMessage(channel, json, call.deadline())) {
            case ApiResponse.Done<?> _ -> {
                posted.put(waiting.token(), waiting.plan().expiresAt());
                pendingQuestions.keep(
                        waiting.token(),
                        new PendingQuestions.Question(question, requester, result));
                yield true;
            }
            case ApiResponse.Unconfirmed<?> _ -> true;
            case ApiResponse.Refused<?>(String error) -> {
                LOG.warnf("Slack refused the question for the approvers: %s.", error);
                yield false;
            }
            case ApiResponse.Unreachable<?> _ -> false;
        };
    }
}
