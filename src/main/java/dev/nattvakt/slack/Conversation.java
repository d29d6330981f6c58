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
import dev.nattvakt.caller.Role;
import dev.nattvakt.slack.block.Answers;
import dev.nattvakt.slack.block.Asked;
import dev.nattvakt.slack.block.Message;
import dev.nattvakt.slack.block.Notes;
import dev.nattvakt.slack.block.Notes.Told;
import dev.nattvakt.slack.grammar.Help;
import dev.nattvakt.slack.grammar.Said;
import dev.nattvakt.slack.grammar.Topic;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.PlanView;
import dev.nattvakt.tool.FindVpsTool;
import dev.nattvakt.tool.VpsView;

/// What a command is answered. Blocks while HostUp is asked; safe for many threads.
final class Conversation {

    private final Members members;
    private final Catalogue catalogue;
    private final Receipts receipts;
    private final Kept kept;
    private final Questions questions;
    private final Clock clock;

    Conversation(
            Members members,
            Catalogue catalogue,
            Receipts receipts,
            Kept kept,
            Questions questions,
            Clock clock) {
        this.members = members;
        this.catalogue = catalogue;
        this.receipts = receipts;
        this.kept = kept;
        this.questions = questions;
        this.clock = clock;
    }

    /// @param line as it was typed
    Message answer(Person person, Said said, String line) {
        Optional<Caller> caller = members.caller(person);
        if (said instanceof Said.WhoAmI) {
            return Notes.whoami(person.user(), caller.map(Caller::grants).orElse(List.of()));
        }
        return caller.map(known -> answer(person, known, said, line)).orElseGet(Notes::notAllowed);
    }

    private Message answer(Person person, Caller caller, Said said, String line) {
        Call call = new Call(caller, Door.SLACK, Deadline.in(Call.TIME));
        return switch (said) {
            case Said.ToolCall(var tool, var arguments) ->
                    catalogue
                            .call(tool, arguments, call)
                            .map(answer -> told(person, caller, line, answer))
                            .orElseGet(Notes::notOffered);
            case Said.Help(var topic) -> Notes.help(examples(topic, call));
            case Said.Status(var receipt) -> Notes.status(status(person, caller, receipt));
            case Said.Unclear unclear -> Notes.unclear(unclear.words());
            case Said.WhoAmI() -> Notes.whoami(person.user(), caller.grants());
        };
    }

    private Message told(Person person, Caller caller, String line, Answer<?> answer) {
        kept.keep(person.name(), new Told(clock.instant(), line, answer));
        Message message = Answers.of(answer, Asked.by(person.user()));
        if (answer.detail() instanceof ChangeDetail detail
                && detail.plan() instanceof PlanView plan
                && detail.vps() instanceof VpsView vps) {
            boolean alone = caller.may(Role.APPROVER, vps.server());
            Message question = alone ? message : message.inChannel();
            questions.keep(plan.token(), new Questions.Asked(question, caller.name()));
            return question;
        }
        return message;
    }

    private List<Told> status(Person person, Caller caller, Optional<String> receipt) {
        return receipt.map(id ->
                        receipts
                                .find(id, caller)
                                .map(answer -> new Told(clock.instant(), id, answer))
                                .stream()
                                .toList())
                .orElseGet(() -> kept.of(person.name()));
    }

    private List<Notes.Example> examples(Topic topic, Call call) {
        return Help.on(topic, example(call)).stream()
                .map(example -> new Notes.Example(example.command(), example.meaning()))
                .toList();
    }

    /// The name of a server that this person can see, for examples that work when they are pasted.
    private String example(Call call) {
        return catalogue
                .call("find_vps", JsonNodeFactory.instance.objectNode().put("limit", 1), call)
                .map(Answer::detail)
                .filter(FindVpsTool.Servers.class::isInstance)
                .map(FindVpsTool.Servers.class::cast)
                .flatMap(found -> found.servers().stream().findFirst())
                .map(vps -> vps.name() == null ? vps.id() : vps.name())
                .orElse(Help.SERVER);
    }
}
