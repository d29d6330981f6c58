package dev.nattvakt.slack.message;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.HostileTexts;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever a server, a schedule, a reason or a user called itself: it stays text.
class MarkupTest {

    private static final List<String> CORPUS =
            Stream.concat(
                            HostileTexts.all().stream(),
                            Stream.of(
                                    "<!channel>",
                                    "<!here|here>",
                                    "<!everyone>",
                                    "<!subteam^S012345>",
                                    "<!date^0^{date}|now>",
                                    "<@U123>",
                                    "<#C123|general>",
                                    "<https://evil.example|web-01>",
                                    "&lt;!channel&gt;",
                                    "&amp;lt;!channel&amp;gt;",
                                    "&&&&",
                                    "@channel",
                                    "@here now",
                                    "@@everyone",
                                    "#general",
                                    "evil.com",
                                    "www.evil.com/path",
                                    "http://evil.com",
                                    "HTTPS://EVIL.COM",
                                    "mailto:a@evil.com",
                                    "a@evil.com",
                                    "slack://open",
                                    "*bold*",
                                    "_italic_",
                                    "~gone~",
                                    "`code`",
                                    "```block```",
                                    "`<!channel>`",
                                    "` <@U123> `",
                                    "> quoted",
                                    "• listed",
                                    ":joy:",
                                    "12:34:100:",
                                    "1:100:2",
                                    "*_~`:joy:`~_*",
                                    "^|>",
                                    "|web-01>",
                                    "{date_short_pretty} {time}|x>",
                                    "\u202E*x*\u202C",
                                    "א *x* ב",
                                    "<".repeat(40_000),
                                    "&".repeat(40_000),
                                    "<!channel>".repeat(4_000)))
                    .toList();

    /// Every kind of message, with the text wherever somebody else could have put it.
    private static Map<String, Message> messages(String text) {
        Optional<String> said = Optional.of(text);
        Vps vps = new Vps(new VpsId("vps_1"), said, said, said);
        HostUpProblem problem = new HostUpProblem(409, said, said, List.of(text, text), said);
        List<Outcome> outcomes =
                List.of(
                        new Outcome.Refused(
                                Optional.of(vps), new Refusal.ByHostUp(problem), Fields.NONE),
                        new Outcome.Refused(
                                Optional.of(vps),
                                new Refusal.GateShut(
                                        "canCreate", new Gate.Shut(said, said), Optional.empty()),
                                Fields.NONE),
                        new Outcome.Refused(
                                Optional.of(vps),
                                new Refusal.NoSnapshotSlots(said, Optional.empty()),
                                Fields.NONE),
                        new Outcome.Vanished(vps, problem),
                        new Outcome.Busy(vps),
                        new Outcome.NotFound(text, List.of()),
                        new Outcome.NotFound(text, List.of(vps, vps)),
                        new Outcome.Invalid(List.of(ArgumentProblem.wrong("name", text, text))),
                        new Outcome.Unavailable(text, "it broke", Optional.of(problem)));
        Map<String, Message> all = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            all.put(
                    outcome.getClass().getSimpleName() + all.size(),
                    ResultMessages.of(Answered.of(outcome), Messages.ASKED));
        }
        Facts facts = renamed(vps, text);
        ToolResult made = Answered.of(made(facts, text));
        ToolResult waits = Answered.of(waiting(facts));
        all.put("made", ResultMessages.of(made, Messages.ASKED));
        all.put(
                "made by whom",
                ResultMessages.of(made, Requester.by(text).confirmedBy("U1 " + text)));
        all.put("waits", ResultMessages.of(waits, Messages.ASKED));
        all.put(
                "declined",
                ResultMessages.of(ToolResult.of(new Answer.Declined(text)), Messages.ASKED));
        all.put("whoami", ShortMessages.whoami(text, List.of()));
        all.put("cancelled", ShortMessages.cancelled(text));
        all.put("wanted", Messages.wanted(waits, text, Door.MCP));
        all.putAll(Messages.looked(text));
        all.putAll(Messages.notes(text));
        all.putAll(Fleets.all(text));
        all.putAll(Messages.approvals(waits, made, text));
        return all;
    }

    private static Facts renamed(Vps vps, String text) {
        return new Facts(
                vps,
                Subject.BACKUP_SCHEDULE,
                Fields.of("name", "old"),
                Fields.of("name", text),
                List.of(),
                Fields.NONE,
                List.of(),
                ZoneId.of("UTC"),
                Optional.empty());
    }

    private static Outcome made(Facts facts, String text) {
        return new Outcome.Verified(
                facts,
                Optional.of(new NextStep("set_backup_schedule", Fields.of("name", text))),
                new Receipt(
                        "rcp_1",
                        List.of(text),
                        Looked.at(),
                        People.alone(text).and(new Consent(text, ApprovalWay.SLACK))));
    }

    private static Outcome waiting(Facts facts) {
        Outcome.NeedsConfirmation example =
                (Outcome.NeedsConfirmation) OutcomeExamples.named("fewer copies wait");
        return new Outcome.NeedsConfirmation(
                facts, example.direction(), example.plan(), example.token());
    }

    @ParameterizedTest
    @FieldSource("CORPUS")
    void nothingForeignBecomesActive(String text) {
        List<String> active = new ArrayList<>();

        messages(text)
                .forEach((name, message) ->
                        Sent.active(message).forEach(found -> active.add(name + ": " + found)));

        assertThat(active).isEmpty();
    }

    /// The measure finds what it is meant to find.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<@U123>",
                "@here",
                "#general",
                "see evil.com",
                "http://x",
                "*bold*",
                "_italic_",
                ":joy:",
                "`<!channel>`",
                "&nbsp;",
                "`open"
            })
    void theMeasureKnowsMarkup(String text) {
        Message message = new Message(null, text, List.of(), false);

        assertThat(Sent.active(message)).isNotEmpty();
    }

    @Test
    void ourOwnMessagesAreCleanAsWell() {
        Messages.all()
                .forEach((name, message) -> assertThat(Sent.active(message)).as(name).isEmpty());
    }
}
