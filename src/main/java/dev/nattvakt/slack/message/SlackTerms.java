package dev.nattvakt.slack.message;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.nattvakt.words.Span;
import dev.nattvakt.words.Words;

/// Our sentences about arguments, in the words of the commands: nobody types `retentionCount`.
final class SlackTerms {

    private static final Map<String, String> TERMS = terms();

    private SlackTerms() {}

    private static Map<String, String> terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("enabled false", "off");
        terms.put("enabled is missing", "on or off is missing");
        terms.put("give 0-6, 0 = Sunday", "give mon, tue, wed, thu, fri, sat or sun");
        terms.put("give a full hour, 0-23", "give a full hour, such as 02:00");
        terms.put("give 1-31; every month", "give day 1 to 31; every month");
        terms.put("give true or false; HostUp", "give on or off; HostUp");
        terms.put(", dayOfWeek \\d", "");
        terms.put("dayOfWeek", "weekday");
        terms.put("dayOfMonth", "day of the month");
        terms.put("retentionCount", "number of copies (keep 7)");
        terms.put("timeZone", "time zone");
        terms.put("spreadHours", "number of hours (spread 4h)");
        terms.put("intervalHours", "number of hours (every 6h)");
        terms.put("maxTotalBackups", "maximum (max 5)");
        terms.put("autoDeleteOldest", "autodelete");
        terms.put("scheduleId", "schedule's id");
        terms.put("planToken", "plan");
        terms.put("snapshotSlots", "number of snapshot slots");
        terms.put("backupSlots", "number of backup slots");
        terms.put("set_snapshot_schedule", "/snapshot");
        terms.put("remove_schedule", "remove");
        terms.put("nextCursor", "the next page");
        terms.put("find_vps", "/nattvakt find");
        terms.put("list_changes", "/nattvakt changes");
        return terms;
    }

    /// Quotes, calls and codes stay as they are.
    static Words of(Words words) {
        return new Words(
                words.spans().stream()
                        .map(span ->
                                span instanceof Span.Text(String text)
                                        ? new Span.Text(said(text))
                                        : span)
                        .toList());
    }

    private static String said(String text) {
        String said = text;
        for (Map.Entry<String, String> term : TERMS.entrySet()) {
            said = said.replaceAll("\\b" + term.getKey() + "\\b", term.getValue());
        }
        return said;
    }
}
