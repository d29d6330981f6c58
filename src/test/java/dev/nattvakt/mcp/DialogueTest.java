package dev.nattvakt.mcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Servers;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.OutcomeWord;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.Trouble;
import dev.nattvakt.tool.Written;
import dev.nattvakt.words.Words;

import static org.assertj.core.api.Assertions.assertThat;

class DialogueTest {

    private static final Answer<Object> NEEDS_AN_HOUR =
            new Answer<>(
                    OutcomeWord.INVALID,
                    Words.of("hour is missing"),
                    Written.NO,
                    null,
                    new Trouble(
                            null,
                            null,
                            null,
                            List.of(
                                    new Trouble.ProblemView(
                                            "hour", "hour is missing", "give 0 to 23")),
                            List.of("hour"),
                            null,
                            null),
                    null);

    private static final Answer<Object> NEEDS_A_YES =
            new Answer<>(
                    OutcomeWord.NEEDS_CONFIRMATION,
                    Words.of("with planToken sealed"),
                    Written.NO,
                    null,
                    null,
                    new ChangeDetail(
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            new ChangeDetail.PlanView(
                                    "sealed", "2026-11-22T03:05:00Z", Words.of("Go ahead?"), false),
                            null,
                            null,
                            null));

    private final List<Call> calls = new ArrayList<>();

    @Test
    void questionsThatNeverEndAreEnded() {
        List<Question> asked = new ArrayList<>();

        Answer<?> answer =
                hold(
                        NEEDS_AN_HOUR,
                        Role.APPROVER,
                        question -> {
                            asked.add(question);
                            return new Reply.Accepted(json().put("hour", 3));
                        });

        assertThat(asked).hasSize(4);
        assertThat(answer.outcome()).isEqualTo(OutcomeWord.REFUSED);
        assertThat(answer.trouble()).extracting(Trouble::code).isEqualTo("declined");
    }

    @Test
    void waitingForAPersonCostsNoDeadline() {
        hold(NEEDS_AN_HOUR, Role.APPROVER, _ -> new Reply.Accepted(json().put("hour", 3)));

        assertThat(calls).hasSize(5).extracting(Call::deadline).doesNotHaveDuplicates();
    }

    @Test
    void silenceLeavesNoTokenBehind() {
        Answer<?> answer = hold(NEEDS_A_YES, Role.APPROVER, _ -> new Reply.Silent());

        assertThat(answer.summary().plain())
                .isEqualTo("The user did not answer in time. Nothing was sent.");
        assertThat(answer.detail()).isNull();
    }

    @Test
    void whoMayNotConfirmIsNotAsked() {
        Answer<?> answer =
                hold(
                        NEEDS_A_YES,
                        Role.OPERATOR,
                        _ -> {
                            throw new IllegalStateException("asked");
                        });

        assertThat(answer).isEqualTo(NEEDS_A_YES);
    }

    private Answer<?> hold(Answer<Object> always, Role role, Function<Question, Reply> user) {
        Catalogue catalogue = new Catalogue(List.of(new Always(always)), false, false);
        return new Dialogue(
                        catalogue,
                        () -> {
                            calls.add(
                                    new Call(
                                            new Caller("anna", role, Servers.ALL),
                                            Door.MCP,
                                            Deadline.in(Duration.ofSeconds(30))));
                            return calls.getLast();
                        })
                .call(new ToolCall("set_backup_schedule", json().put("vps", "web-01")), user)
                .orElseThrow();
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// A tool that says the same whatever it is asked.
    private record Always(Answer<Object> answer) implements Tool<Always.Anything, Object> {

        private record Anything(String vps, Integer hour) {}

        @Override
        public Definition<Anything, Object> definition() {
            return new Definition<>(
                    "set_backup_schedule",
                    "Set backup schedule",
                    "Sets it.",
                    Definition.Hints.WRITE,
                    Anything.class,
                    Object.class);
        }

        @Override
        public Answer<Object> run(Anything arguments, Call call) {
            return answer;
        }
    }
}
