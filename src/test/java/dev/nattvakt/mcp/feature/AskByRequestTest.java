package dev.nattvakt.mcp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.mcp.exchange.ClientReply;
import dev.nattvakt.mcp.exchange.ClientRequest;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.question.ToolCall;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.write.CardPlansFixture;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

class AskByRequestTest {

    private static final Answer NEEDS_AN_HOUR =
            new Answer.Ended(
                    new Outcome.Invalid(List.of(ArgumentProblem.missing("hour", "0 to 23"))));

    private static final Answer NEEDS_A_YES =
            new Answer.Ended(OutcomeExamples.named("fewer copies wait"));

    private final List<Call> calls = new ArrayList<>();
    private final AtomicBoolean gone = new AtomicBoolean();

    @Test
    void questionsThatNeverEndAreEnded() {
        List<ClientRequest> asked = new ArrayList<>();

        JsonNode answer =
                hold(
                        NEEDS_AN_HOUR,
                        Role.APPROVER,
                        request -> {
                            asked.add(request);
                            return accepts(json().put("hour", 3));
                        });

        assertThat(asked)
                .hasSize(4)
                .extracting(ClientRequest::method)
                .containsOnly("elicitation/create");
        assertThat(answer.path("outcome").asText()).isEqualTo("refused");
        assertThat(answer.path("code").asText()).isEqualTo("declined");
    }

    @Test
    void waitingForAPersonCostsNoDeadline() {
        hold(NEEDS_AN_HOUR, Role.APPROVER, _ -> accepts(json().put("hour", 3)));

        assertThat(calls).hasSize(5).extracting(Call::deadline).doesNotHaveDuplicates();
    }

    @Test
    void silenceLeavesNoTokenBehind() {
        JsonNode answer = hold(NEEDS_A_YES, Role.APPROVER, _ -> new ClientReply.Silent());

        assertThat(answer.path("summary").asText())
                .isEqualTo("The user did not answer in time. Nothing was sent.");
        assertThat(answer.has("plan")).isFalse();
    }

    @Test
    void clientThatCouldNotAskAfterAllGetsThePlan() {
        for (ClientReply reply :
                List.of(new ClientReply.Failed(), new ClientReply.Answered(json()))) {
            JsonNode answer = hold(NEEDS_A_YES, Role.APPROVER, _ -> reply);

            assertThat(answer.path("outcome").asText()).isEqualTo("needs_confirmation");
            assertThat(answer.at("/plan/token").asText()).isEqualTo("Ab3_-token");
        }
    }

    @Test
    void whatWasAgreedToIsCancelledOnceTheCallerHasGone() {
        hold(
                NEEDS_AN_HOUR,
                Role.APPROVER,
                _ -> {
                    gone.set(true);
                    return accepts(json().put("hour", 3));
                });

        assertThat(calls.getFirst().isCancelled()).isFalse();
        assertThat(calls.getLast().isCancelled()).isTrue();
    }

    @Test
    void whoMayNotConfirmIsNotAsked() {
        JsonNode answer =
                hold(
                        NEEDS_A_YES,
                        Role.OPERATOR,
                        _ -> {
                            throw new IllegalStateException("asked");
                        });

        assertThat(answer.path("outcome").asText()).isEqualTo("needs_confirmation");
    }

    private JsonNode hold(Answer always, Role role, Function<ClientRequest, ClientReply> client) {
        Catalogue catalogue = new Catalogue(List.of(new Always(always, calls)), false, false);
        ToolCallResult results = new ToolCallResult(new ObjectMapper(), CardPlansFixture.none());
        RequestContext context =
                new RequestContext(
                        new Caller("anna", role, ServerFilter.ALL),
                        Door.MCP,
                        "",
                        false,
                        Client.unknown(Revision.V2025_11_25),
                        true,
                        _ -> {},
                        () -> false,
                        gone::get);
        Turn turn =
                AskByRequest.call(
                        new ToolCall("set_backup_schedule", json().put("vps", "web-01")),
                        ToolCalls.of(catalogue, results, json(), context));
        while (turn instanceof Turn.Ask(ClientRequest request, var next)) {
            turn = next.apply(client.apply(request));
        }
        Result result = (Result) ((Turn.Done) turn).response();
        return Json.read(Json.bytes(result.json())).orElseThrow().path("structuredContent");
    }

    private static ClientReply accepts(ObjectNode content) {
        ObjectNode result = json().put("action", "accept");
        result.set("content", content);
        return new ClientReply.Answered(result);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// A tool that says the same whatever it is asked.
    private record Always(Answer answer, List<Call> calls) implements Tool<Always.Anything> {

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
            calls.add(call);
            return answer;
        }
    }
}
