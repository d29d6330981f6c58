package dev.nattvakt.tool.write;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.audit.History;
import dev.nattvakt.audit.RecentChanges;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.tool.Catalogue;

import static org.assertj.core.api.Assertions.assertThat;

/// What is wrong with a wish over many servers before HostUp is asked: all at once.
class PlanFleetChangeToolTest {

    @SuppressWarnings("DataFlowIssue") // nothing is run
    private final Catalogue catalogue =
            new Catalogue(
                    List.of(
                            new PlanFleetChangeTool(
                                    null,
                                    new History(Optional.empty(), new RecentChanges(), false),
                                    Optional::empty)),
                    false,
                    false);

    private List<String> problems(String json) {
        return catalogue
                .call(
                        "plan_fleet_change",
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                        new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Duration.ofSeconds(30))))
                .orElseThrow()
                .problems()
                .stream()
                .map(PlanFleetChangeToolTest::told)
                .toList();
    }

    private static String told(ArgumentProblem problem) {
        return (problem.missing() ? "" : "!") + problem.argument();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | servers !frequency",
                "{'servers':['*']} | !frequency",
                "{'servers':['*'],'timeZone':'Europe/Stockholm'} | !frequency",
                "{'servers':['*'],'kind':'snapshot'} | !intervalHours",
                "{'servers':['*'],'kind':'snapshot','hour':2,'enabled':true} | !hour",
                "{'servers':['*'],'intervalHours':6,'hour':2} | !intervalHours",
                "{'servers':['*'],'spreadHours':4,'frequency':'daily'} | hour",
                "{'servers':['*'],'frequency':'daily','dayOfWeek':1} | !dayOfWeek",
                "{'servers':['*'],'hour':2,'timeZone':'Nowhere'} | !timeZone",
                "{'undoOf':'rcp_1','hour':2,'kind':'backup','only':'all','policy':true} | !hour !kind !only !policy",
                "{'policy':true,'enabled':false,'intervalHours':6} | !intervalHours !enabled",
                "{'servers':['*'],'hour':24} | !hour",
                "{'servers':['*'],'time':2} | !time",
                "{'servers':['*'],'kind':'snapshots','intervalHours':6} | !kind",
                "{'policy':'yes'} | !policy",
                "{'undoOf':7} | !undoOf",
                "{'servers':['*'],'kind':'snapshot','timeZone':'UTC'} | !timeZone !intervalHours",
                "{'policy':true} | !policy",
                "{'undoOf':'rcp_1'} | !undoOf"
            })
    void everyProblemIsToldAtOnce(String json, String problems) {
        assertThat(problems(json)).containsExactly(problems.split(" "));
    }

    /// A change that is not known may be too old; a text that is no receipt is not.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rcp_1 | no change with the receipt \"rcp_1\" is known, or it is too old - list_changes tells the receipts",
                "rcp_gKuzkw79. | \"rcp_gKuzkw79.\" is no receipt - copy rcp_... without quotes and full stop; list_changes tells the receipts",
                "RCP_GKUZKW79 | \"RCP_GKUZKW79\" is no receipt - copy rcp_... without quotes and full stop; list_changes tells the receipts",
                "last | \"last\" is no receipt - copy rcp_... without quotes and full stop; list_changes tells the receipts"
            })
    void anUnknownReceiptIsNotTheSameAsNone(String receipt, String told) {
        assertThat(
                        catalogue
                                .call(
                                        "plan_fleet_change",
                                        ("{\"undoOf\":\"" + receipt + "\"}")
                                                .getBytes(StandardCharsets.UTF_8),
                                        new Call(
                                                Caller.ANONYMOUS,
                                                Door.REST,
                                                Deadline.in(Duration.ofSeconds(30))))
                                .orElseThrow()
                                .problems())
                .extracting(problem -> problem.problem() + " - " + problem.fix())
                .containsExactly(told);
    }

    @Test
    void wordsAreBounded() {
        String many = String.join(",", Collections.nCopies(201, "'a'"));
        String enough = String.join(",", Collections.nCopies(200, "'a'"));
        String longWord = "a".repeat(254);

        assertThat(problems("{'servers':['*'],'except':[" + many + "],'hour':2}"))
                .containsExactly("!except");
        assertThat(problems("{'servers':['" + longWord + "'],'hour':2,'except':[" + enough + "]}"))
                .containsExactly("!servers");
    }
}
