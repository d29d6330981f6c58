package dev.nattvakt.slack.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.ChangeDetail.GateView;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VerdictCode;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.Written;
import dev.nattvakt.tool.read.AuditProtectionTool.Report;
import dev.nattvakt.tool.read.AuditProtectionTool.Row;
import dev.nattvakt.tool.read.FindVpsTool.Servers;
import dev.nattvakt.tool.read.GetProtectionTool.Backup;
import dev.nattvakt.tool.read.GetProtectionTool.Protection;
import dev.nattvakt.tool.read.GetProtectionTool.Snapshot;
import dev.nattvakt.tool.read.PreviewCapacityTool.Preview;
import dev.nattvakt.tool.read.PreviewCapacityTool.Price;
import dev.nattvakt.words.Words;

/// Answers of the tools that read. `text` is whatever HostUp would say.
public final class Looked {

    private static final String AT = "2026-11-22T02:00:00Z";
    private static final GateView OPEN = new GateView(true, null, null);

    private Looked() {}

    private static <D> ToolResult<D> answer(Words words, D detail) {
        return new ToolResult<>(OutcomeCode.ANSWERED, words, Written.NO, null, null, detail);
    }

    static ToolResult<Protection> protection(String text) {
        Words words =
                Words.of("")
                        .quote(text)
                        .text(" has a schedule that never ran: HostUp did not state ")
                        .quote(text)
                        .text(". Next: ")
                        .call(
                                new NextStep(
                                        "set_backup_schedule",
                                        Fields.of("vps", "vps_1").with("name", text)));
        return answer(
                words,
                new Protection(
                        new VpsView("vps_1", text, text, text),
                        VerdictCode.NEVER_RAN,
                        text,
                        new Backup(
                                List.of(
                                        Map.of("id", "bks_1", "lastRun", AT, "status", "failed"),
                                        Map.of("name", text)),
                                Map.of(),
                                Map.of(),
                                OPEN,
                                3,
                                AT),
                        new Snapshot(null, Map.of(), OPEN, 1),
                        List.of("2026-11-23T02:00:00Z", "2026-11-23T03:00:00Z"),
                        null));
    }

    static ToolResult<Protection> nothingStated() {
        return answer(
                Words.of("").quote("web-01").text(" may not be protected."),
                new Protection(null, null, null, null, null, null, null));
    }

    static ToolResult<Report> audit(String text, int servers, @Nullable String cursor) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (servers > 0) {
            counts.put("protected", 1);
            counts.put("never_ran", servers);
        }
        CallView cure =
                new CallView(
                        "set_backup_schedule",
                        Map.of("vps", "vps_1", "frequency", "daily", "hour", 2));
        List<Row> rows =
                IntStream.range(0, servers)
                        .mapToObj(number ->
                                new Row(
                                        new VpsView("vps_" + number, text, null, null),
                                        VerdictCode.NEVER_RAN,
                                        "it has no schedule at all",
                                        null,
                                        null,
                                        number == 0 ? null : cure))
                        .toList();
        return answer(Words.of("as other doors say it"), new Report(counts, rows, null, cursor));
    }

    static ToolResult<Servers> servers(String text, int count, @Nullable String cursor) {
        List<VpsView> servers =
                IntStream.range(0, count)
                        .mapToObj(number ->
                                number == 0
                                        ? new VpsView("vps_0", null, null, null)
                                        : new VpsView("vps_" + number, text, text, text))
                        .toList();
        return answer(Words.of("as other doors say it"), new Servers(servers, cursor));
    }

    static ToolResult<Preview> price(String text) {
        return answer(
                Words.of("2 snapshot slots for ").quote(text).text(" would cost 10.25 SEK now."),
                new Preview(
                        new VpsView("vps_1", text, null, null),
                        List.of("snapshotSlots"),
                        Map.of("snapshotSlots", 2),
                        new Price(new BigDecimal("10.25"), null, "SEK"),
                        false));
    }

    public static Instant at() {
        return Instant.parse(AT);
    }
}
