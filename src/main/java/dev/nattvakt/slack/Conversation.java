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
import dev.nattvakt.slack.command.Help;
import dev.nattvakt.slack.command.Said;
import dev.nattvakt.slack.command.Topic;
import dev.nattvakt.slack.message.Notes;
import dev.nattvakt.slack.message.Notes.Told;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.read.FindVpsTool;

/// What a command is answered. Blocks while HostUp is asked; safe for many threads.
final class Conversation {

    private final Members members;
    private final Catalogue catalogue;
    private final Receipts receipts;
    private final Kept kept;
    private final Telling telling;
    private final Clock clock;

    Conversation(
            Members members,
            Catalogue catalogue,
            Receipts receipts,
            Kept kept,
            Telling telling,
            Clock clock) {
        this.members = members;
        this.catalogue = catalogue;
        this.receipts = receipts;
        this.kept = kept;
        this.telling = telling;
        this.clock = clock;
    }

    /// @param line as it was typed
    Message answer(Person person, Said said, String line) {
        return switch (members.admit(person)) {
            case Members.Admission.In(Caller caller) -> answer(person, caller, said, line);
            case Members.Admission.Out() when said instanceof Said.WhoAmI ->
                    Notes.whoami(person.user(), List.of());
            case Members.Admission.Out() -> Notes.notAllowed();
            case Members.Admission.Unknown() -> Notes.groupsUnknown();
        };
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
        return telling.of(answer, caller, person.user());
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
