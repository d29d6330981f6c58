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
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

class DialogueTest {

    private static final Answer NEEDS_AN_HOUR =
            new Answer.Ended(
                    new Outcome.Invalid(List.of(ArgumentProblem.missing("hour", "0 to 23"))));

    private static final Answer NEEDS_A_YES =
            new Answer.Ended(OutcomeExamples.named("fewer copies wait"));

    private final List<Call> calls = new ArrayList<>();

    @Test
    void questionsThatNeverEndAreEnded() {
        List<Question> asked = new ArrayList<>();

        ToolResult answer =
                hold(
                        NEEDS_AN_HOUR,
                        Role.APPROVER,
                        question -> {
                            asked.add(question);
                            return new UserReply.Accepted(json().put("hour", 3));
                        });

        assertThat(asked).hasSize(4);
        assertThat(answer.outcome()).isEqualTo(OutcomeCode.REFUSED);
        assertThat(answer.problemCode()).contains("declined");
    }

    @Test
    void waitingForAPersonCostsNoDeadline() {
        hold(NEEDS_AN_HOUR, Role.APPROVER, _ -> new UserReply.Accepted(json().put("hour", 3)));

        assertThat(calls).hasSize(5).extracting(Call::deadline).doesNotHaveDuplicates();
    }

    @Test
    void silenceLeavesNoTokenBehind() {
        ToolResult answer = hold(NEEDS_A_YES, Role.APPROVER, _ -> new UserReply.Silent());

        assertThat(answer.summary().plain())
                .isEqualTo("The user did not answer in time. Nothing was sent.");
        assertThat(answer.end()).isEmpty();
    }

    @Test
    void whoMayNotConfirmIsNotAsked() {
        ToolResult answer =
                hold(
                        NEEDS_A_YES,
                        Role.OPERATOR,
                        _ -> {
                            throw new IllegalStateException("asked");
                        });

        assertThat(answer.answer()).isEqualTo(NEEDS_A_YES);
    }

    private ToolResult hold(Answer always, Role role, Function<Question, UserReply> user) {
        Catalogue catalogue = new Catalogue(List.of(new Always(always)), false, false);
        return new Dialogue(
                        catalogue,
                        () -> {
                            calls.add(
                                    new Call(
                                            new Caller("anna", role, ServerFilter.ALL),
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
    private record Always(Answer answer) implements Tool<Always.Anything> {

        private record Anything(String vps, Integer hour) {}

        @Override
        public Definition<Anything> definition() {
            return new Definition<>(
                    "set_backup_schedule",
                    "Set backup schedule",
                    "Sets it.",
                    Definition.Hints.WRITE,
                    Role.OPERATOR,
                    Anything.class,
                    Answer.Ended.class);
        }

        @Override
        public Answer run(Anything arguments, Call call) {
            return answer;
        }
    }
}
