package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import dev.nattvakt.caller.Call;
import dev.nattvakt.slack.api.ApiResponse;
import dev.nattvakt.slack.api.SlackApi;
import dev.nattvakt.slack.message.ApprovalMessages;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.write.Approvers;

/// Puts plans that agents asked for before the people of the approval channel.
final class SlackApprovers implements Approvers {

    private static final Logger LOG = Logger.getLogger(SlackApprovers.class);

    private final SlackApi slack;
    private final String channel;
    private final PendingQuestions pendingQuestions;
    private final ObjectMapper mapper;
    private final Clock clock;

    /// The tokens of plans that were posted, until these are over: a plan may be settled, and its
    /// question forgotten, while its requester is still being answered. There are no more of them
    /// than plans that may wait, and that were settled within the hour.
    private final Map<String, Instant> posted = new ConcurrentHashMap<>();

    /// One post at a time for each plan, so that a plan asked for twice at once is posted once.
    private final ConcurrentMap<String, Object> posting = new ConcurrentHashMap<>();

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
    public boolean ask(ToolResult<ChangeDetail> waiting, Call call) {
        if (!(waiting.detail() instanceof ChangeDetail detail
                && detail.plan() instanceof ChangeDetail.PlanView plan)) {
            return false;
        }
        try {
            synchronized (posting.computeIfAbsent(plan.token(), _ -> new Object())) {
                return wasPosted(plan) || post(waiting, plan, call);
            }
        } finally {
            posting.remove(plan.token());
        }
    }

    private boolean wasPosted(ChangeDetail.PlanView plan) {
        Instant now = clock.instant();
        posted.values().removeIf(over -> !over.isAfter(now));
        return posted.containsKey(plan.token());
    }

    /// A message of which nobody knows whether it arrived is posted again only when the same is
    /// asked for again: the token in both works once.
    private boolean post(ToolResult<ChangeDetail> waiting, ChangeDetail.PlanView plan, Call call) {
        String requester = call.caller().name();
        Message question = ApprovalMessages.wanted(waiting, requester, call.door());
        ObjectNode json = mapper.valueToTree(question);
        return switch (slack.postMessage(channel, json, call.deadline())) {
            case ApiResponse.Done<?> _ -> {
                posted.put(plan.token(), Instant.parse(plan.expiresAt()));
                pendingQuestions.keep(
                        plan.token(), new PendingQuestions.Question(question, requester, waiting));
                yield true;
            }
            case ApiResponse.Unconfirmed<?> _ -> true;
            case ApiResponse.Refused<?>(String error) -> {
                LOG.warnf("Slack does not take the question for the approvers: %s.", error);
                yield false;
            }
            case ApiResponse.Unreachable<?> _ -> false;
        };
    }
}
