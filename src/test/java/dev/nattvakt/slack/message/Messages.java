package dev.nattvakt.slack.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.Words;

/// Every message there is, by name.
public final class Messages {

    static final String ASKER = "U024BE7LH";
    static final String APPROVER = "W0APPROVER";
    public static final Requester ASKED = Requester.by(ASKER);

    private Messages() {}

    static ToolResult outcome(String example) {
        return Answered.of(OutcomeExamples.named(example));
    }

    public static Map<String, Message> all() {
        Map<String, Message> all = new LinkedHashMap<>();
        OutcomeExamples.all()
                .forEach(example ->
                        all.put(
                                example.name(),
                                ResultMessages.of(Answered.of(example.outcome()), ASKED)));
        all.putAll(looked("web-01"));
        all.putAll(notes("web-01"));
        all.putAll(Fleets.all("web-01"));
        ToolResult waits = outcome("fewer copies wait");
        ToolResult made = outcome("another hour than asked");
        all.put("confirmed by another", ResultMessages.of(made, ASKED.confirmedBy(APPROVER)));
        all.put("in the sandbox", ResultMessages.of(Answered.inSandbox(made), ASKED));
        all.put("waits in the sandbox", ResultMessages.of(Answered.inSandbox(waits), ASKED));
        all.put(
                "confirmed in vain",
                ApprovalMessages.confirmed(outcome("busy"), ASKED.confirmedBy(APPROVER)));
        all.put(
                "declined",
                ResultMessages.of(ToolResult.of(new Answer.Declined("The user said no.")), ASKED));
        all.putAll(approvals(waits, made, "claude"));
        return all;
    }

    static Map<String, Message> looked(String text) {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("protection", ResultMessages.of(Looked.protection(text), ASKED));
        all.put("no protection", ResultMessages.of(Looked.withoutASchedule(text), ASKED));
        all.put("audit", ResultMessages.of(Looked.audit(text, 3, false), ASKED));
        all.put("audit of many", ResultMessages.of(Looked.audit(text, 90, true), ASKED));
        all.put("audit of none", ResultMessages.of(Looked.audit(text, 0, false), ASKED));
        all.put("servers", ResultMessages.of(Looked.servers(text, 2, false), ASKED));
        all.put("many servers", ResultMessages.of(Looked.servers(text, 90, true), ASKED));
        all.put("no servers", ResultMessages.of(Looked.servers(text, 0, false), ASKED));
        all.put("price", ResultMessages.of(Looked.price(text), ASKED));
        return all;
    }

    static Map<String, Message> notes(String text) {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("working", ShortMessages.working());
        all.put("working unheard", ShortMessages.workingUnheard());
        all.put("confirmed", ShortMessages.confirmed(ASKER));
        all.put("cancelled", ShortMessages.cancelled(ASKER));
        all.put("stale", ShortMessages.stale());
        all.put("not allowed", ShortMessages.notAllowed());
        all.put(
                "help",
                ShortMessages.help(
                        List.of(
                                new ShortMessages.Example(
                                        "/backup web-01 daily 02:00 keep 7", "7 copies"),
                                new ShortMessages.Example("/backup " + text, "shows " + text))));
        all.put(
                "unclear",
                ShortMessages.unclear(
                        Words.of("")
                                .quote(text)
                                .text(" is no word of /backup. Valid here: ")
                                .code("/backup web-01 daily 02:00 keep 7")));
        all.put("not offered", ShortMessages.notOffered());
        all.put("broken", ShortMessages.broken());
        all.put("groups unknown", ShortMessages.groupsUnknown());
        all.put("nobody", ShortMessages.whoami(ASKER, List.of()));
        for (Role role : Role.values()) {
            all.put(
                    "whoami " + role,
                    ShortMessages.whoami(
                            ASKER,
                            List.of(
                                    new Caller.Grant(
                                            role, new ServerFilter(List.of("web-*", "db-01"))))));
        }
        all.put(
                "status",
                ShortMessages.status(
                        List.of(
                                new ShortMessages.Told(
                                        Looked.at(), "/backup " + text, Looked.price(text)),
                                new ShortMessages.Told(
                                        Looked.at(),
                                        "/backup web-01 keep 2",
                                        outcome("fewer copies wait")))));
        all.put("status of nothing", ShortMessages.status(List.of()));
        return all;
    }

    static Map<String, Message> approvals(ToolResult waits, ToolResult made, String requester) {
        Map<String, Message> all = new LinkedHashMap<>();
        for (Door door : Door.values()) {
            all.put("approval wanted through " + door, wanted(waits, requester, door));
        }
        all.put("undone", Undo.pressed(made, ASKED, APPROVER));
        all.put("approved", ApprovalMessages.approved(made, requester, APPROVER));
        all.put("not approved", ApprovalMessages.declined(waits, requester, APPROVER));
        return all;
    }

    static Message wanted(ToolResult waits, String requester, Door door) {
        return ApprovalMessages.wanted(
                waits, (Outcome.NeedsConfirmation) waits.end().orElseThrow(), requester, door);
    }
}
