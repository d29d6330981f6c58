package dev.nattvakt.slack.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Servers;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.Words;

/// Every message there is, by name.
public final class Messages {

    static final String ASKER = "U024BE7LH";
    static final String APPROVER = "W0APPROVER";
    public static final Asked ASKED = Asked.by(ASKER);

    private Messages() {}

    static Answer<?> outcome(String example) {
        return OutcomeExamples.all().stream()
                .filter(one -> one.name().equals(example))
                .map(one -> Answered.of(one.outcome()))
                .findFirst()
                .orElseThrow();
    }

    public static Map<String, Message> all() {
        Map<String, Message> all = new LinkedHashMap<>();
        OutcomeExamples.all()
                .forEach(example ->
                        all.put(example.name(), Answers.of(Answered.of(example.outcome()), ASKED)));
        all.putAll(looked("web-01"));
        all.putAll(notes("web-01"));
        Answer<?> waits = outcome("fewer copies wait");
        Answer<?> made = outcome("another hour than asked");
        all.put("confirmed by another", Answers.of(made, ASKED.confirmedBy(APPROVER)));
        all.put("in the sandbox", Answers.of(Answered.inSandbox(made), ASKED));
        all.put("waits in the sandbox", Answers.of(Answered.inSandbox(waits), ASKED));
        all.put(
                "confirmed in vain",
                Approvals.confirmed(outcome("busy"), ASKED.confirmedBy(APPROVER)));
        all.put("declined", Answers.of(waits.declined("The user said no."), ASKED));
        all.putAll(approvals(waits, made, "claude"));
        return all;
    }

    static Map<String, Message> looked(String text) {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("protection", Answers.of(Looked.protection(text), ASKED));
        all.put("protection of which nothing is stated", Answers.of(Looked.nothingStated(), ASKED));
        all.put("audit", Answers.of(Looked.audit(text, 3, null), ASKED));
        all.put("audit of many", Answers.of(Looked.audit(text, 90, "100"), ASKED));
        all.put("audit of none", Answers.of(Looked.audit(text, 0, null), ASKED));
        all.put("servers", Answers.of(Looked.servers(text, 2, null), ASKED));
        all.put("many servers", Answers.of(Looked.servers(text, 90, "100"), ASKED));
        all.put("no servers", Answers.of(Looked.servers(text, 0, null), ASKED));
        all.put("price", Answers.of(Looked.price(text), ASKED));
        return all;
    }

    static Map<String, Message> notes(String text) {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("working", Notes.working());
        all.put("working unheard", Notes.workingUnheard());
        all.put("confirmed", Notes.confirmed(ASKER));
        all.put("cancelled", Notes.cancelled(ASKER));
        all.put("stale", Notes.stale());
        all.put("not allowed", Notes.notAllowed());
        all.put(
                "help",
                Notes.help(
                        List.of(
                                new Notes.Example("/backup web-01 daily 02:00 keep 7", "7 copies"),
                                new Notes.Example("/backup " + text, "shows " + text))));
        all.put(
                "unclear",
                Notes.unclear(
                        Words.of("")
                                .quote(text)
                                .text(" is no word of /backup. This is understood here: ")
                                .code("/backup web-01 daily 02:00 keep 7")));
        all.put("not offered", Notes.notOffered());
        all.put("broken", Notes.broken());
        all.put("groups unknown", Notes.groupsUnknown());
        all.put("nobody", Notes.whoami(ASKER, List.of()));
        for (Role role : Role.values()) {
            all.put(
                    "whoami " + role,
                    Notes.whoami(
                            ASKER,
                            List.of(
                                    new Caller.Grant(
                                            role, new Servers(List.of("web-*", "db-01"))))));
        }
        all.put(
                "status",
                Notes.status(
                        List.of(
                                new Notes.Told(Looked.at(), "/backup " + text, Looked.price(text)),
                                new Notes.Told(
                                        Looked.at(),
                                        "/backup web-01 keep 2",
                                        outcome("fewer copies wait")))));
        all.put("status of nothing", Notes.status(List.of()));
        return all;
    }

    static Map<String, Message> approvals(Answer<?> waits, Answer<?> made, String requester) {
        Map<String, Message> all = new LinkedHashMap<>();
        for (Door door : Door.values()) {
            all.put("approval wanted through " + door, Approvals.wanted(waits, requester, door));
        }
        all.put("approval wanted without a plan", Approvals.wanted(made, requester, Door.MCP));
        all.put("undone", Undo.pressed(made, ASKED, APPROVER));
        all.put("approved", Approvals.approved(made, requester, APPROVER));
        all.put("not approved", Approvals.declined(waits, requester, APPROVER));
        return all;
    }
}
