package dev.nattvakt.slack;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.nattvakt.audit.Receipts;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.slack.command.Help;
import dev.nattvakt.slack.command.ParsedCommand;
import dev.nattvakt.slack.command.Topic;
import dev.nattvakt.slack.message.ShortMessages;
import dev.nattvakt.slack.message.ShortMessages.Told;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.Untrusted;

/// Answers commands. Blocks while HostUp is asked; thread-safe.
final class CommandResponder {

    /// The person has been told that the answer follows, so a look at many servers may take as long
    /// as where its progress is shown.
    private static final Progress ANSWERED_LATER = (_, _) -> {};

    private final Members members;
    private final Catalogue catalogue;
    private final Receipts receipts;
    private final RecentReplies recentReplies;
    private final ReplyRouting replyRouting;
    private final Clock clock;

    CommandResponder(
            Members members,
            Catalogue catalogue,
            Receipts receipts,
            RecentReplies recentReplies,
            ReplyRouting replyRouting,
            Clock clock) {
        this.members = members;
        this.catalogue = catalogue;
        this.receipts = receipts;
        this.recentReplies = recentReplies;
        this.replyRouting = replyRouting;
        this.clock = clock;
    }

    /// @param typed the command as it was typed
    Message answer(SlackUser person, ParsedCommand parsedCommand, String typed) {
        return switch (members.admit(person)) {
            case Members.Admission.In(Caller caller) ->
                    answer(person, caller, parsedCommand, typed);
            case Members.Admission.Out() when parsedCommand instanceof ParsedCommand.WhoAmI ->
                    ShortMessages.whoami(person.user(), List.of());
            case Members.Admission.Out() -> ShortMessages.notAllowed();
            case Members.Admission.Unknown() -> ShortMessages.groupsUnknown();
        };
    }

    private Message answer(
            SlackUser person, Caller caller, ParsedCommand parsedCommand, String typed) {
        Call call =
                new Call(caller, Door.SLACK, Deadline.in(Call.TIME), ANSWERED_LATER, () -> false);
        return switch (parsedCommand) {
            case ParsedCommand.ToolCall(var tool, var arguments) ->
                    catalogue
                            .call(tool, arguments, call)
                            .map(answer -> stored(person, caller, typed, answer))
                            .orElseGet(ShortMessages::notOffered);
            case ParsedCommand.Help(var topic) -> ShortMessages.help(examples(topic, call));
            case ParsedCommand.Status(var receipt) ->
                    ShortMessages.status(status(person, caller, receipt));
            case ParsedCommand.Unclear unclear -> ShortMessages.unclear(unclear.words());
            case ParsedCommand.WhoAmI() -> ShortMessages.whoami(person.user(), caller.grants());
        };
    }

    private Message stored(SlackUser person, Caller caller, String typed, ToolResult answer) {
        recentReplies.keep(person.name(), new Told(clock.instant(), typed, answer));
        return replyRouting.of(answer, caller, person.user());
    }

    private List<Told> status(SlackUser person, Caller caller, Optional<String> receipt) {
        return receipt.map(id ->
                        receipts
                                .find(id, caller)
                                .map(answer -> Told.asSent(id, answer, clock.instant()))
                                .stream()
                                .toList())
                .orElseGet(() -> recentReplies.of(person.name()));
    }

    private List<ShortMessages.Example> examples(Topic topic, Call call) {
        return Help.on(topic, example(call)).stream()
                .map(example -> new ShortMessages.Example(example.command(), example.meaning()))
                .toList();
    }

    /// The name of a server that this person can see, so that pasted examples work.
    private String example(Call call) {
        return catalogue
                .call("find_vps", JsonNodeFactory.instance.objectNode().put("limit", 1), call)
                .map(ToolResult::answer)
                .filter(Answer.Servers.class::isInstance)
                .map(Answer.Servers.class::cast)
                .flatMap(found -> found.servers().stream().findFirst())
                .map(vps -> Untrusted.clean(vps.label()))
                .orElse(Help.SERVER);
    }
}
