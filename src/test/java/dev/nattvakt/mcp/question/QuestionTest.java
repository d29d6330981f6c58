package dev.nattvakt.mcp.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Question CONFIRM =
            new Question.Confirm("This would keep fewer copies. Go ahead?", "sealed-token");

    @Test
    void yesIsCarriedOutByApplyPlan() {
        assertThat(CONFIRM.next(reply("{'action':'accept','content':{'confirm':true}}")))
                .contains(new ToolCall("apply_plan", json("{'planToken':'sealed-token'}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'accept','content':{'confirm':false}}",
                "{'action':'accept','content':{'confirm':'true'}}",
                "{'action':'accept','content':{'confirm':1}}",
                "{'action':'accept','content':{}}",
                "{'action':'accept','content':[true]}",
                "{'action':'accept'}",
                "{'action':'decline','content':{'confirm':true}}",
                "{'action':'cancel','content':{'confirm':true}}",
                "{'action':'ACCEPT','content':{'confirm':true}}",
                "{}"
            })
    void nothingElseIsAYes(String result) {
        assertThat(CONFIRM.next(reply(result))).isEmpty();
    }

    @Test
    void tellsBothClocksAndTheNextRun() {
        Outcome waiting = OutcomeExamples.named("a weekly schedule in the asker's zone waits");

        Question question =
                Question.about(
                                new ToolCall("set_backup_schedule", json("{'vps':'web-01'}")),
                                Answered.of(waiting),
                                PublishedTool.load("set_backup_schedule"),
                                Caller.ANONYMOUS,
                                Door.MCP)
                        .orElseThrow();

        assertThat(question.message())
                .contains(
                        "daily at 03:00 UTC (04:00 Europe/Stockholm) -> weekly on Sunday at 23:00 UTC (Monday 00:00 Europe/Stockholm)",
                        "next run 2026-11-22 23:00 UTC (2026-11-23 00:00 Europe/Stockholm)",
                        "Nothing has been sent yet. Go ahead?");
    }

    @Test
    void silenceIsNoYes() {
        assertThat(CONFIRM.next(new UserReply.Silent())).isEmpty();
    }

    @Test
    void tokenIsNowhereToBeRead() {
        assertThat(CONFIRM.message() + CONFIRM.requestedSchema() + CONFIRM)
                .doesNotContain("sealed-token");
    }

    @Test
    void whatIsFilledInIsAddedAndNothingElse() {
        Question missing =
                new Question.FillIn(
                        "Set backup schedule still needs: hour.",
                        json("{'type':'object','properties':{'hour':{}},'required':['hour']}"),
                        new ToolCall("set_backup_schedule", json("{'vps':'web-01'}")));

        assertThat(
                        missing.next(
                                reply(
                                        "{'action':'accept','content':{'hour':3,'vps':'db-01','enabled':false}}")))
                .contains(new ToolCall("set_backup_schedule", json("{'vps':'web-01','hour':3}")));
        assertThat(missing.next(reply("{'action':'accept','content':{'hour':null}}"))).isEmpty();
        assertThat(missing.next(reply("{'action':'accept','content':{'hour':{}}}"))).isEmpty();
        assertThat(missing.next(new UserReply.Cancelled())).isEmpty();
    }

    private static UserReply reply(String result) {
        return UserReply.of(json(result));
    }

    private static ObjectNode json(String single) {
        try {
            return (ObjectNode) MAPPER.readTree(single.replace('\'', '"'));
        } catch (JsonProcessingException typo) {
            throw new IllegalArgumentException(single, typo);
        }
    }
}
