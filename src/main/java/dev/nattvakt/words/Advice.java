package dev.nattvakt.words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What would be right instead of a wrong argument, from what the argument means. Only a quantity
/// is clamped: the hour after 23 is not 23, the day after Saturday is not Saturday, and to keep
/// nothing is not to keep one copy. A word is taken for a misspelling of another only where it does
/// not mean something else.
public final class Advice {

    private static final String WEEKDAYS = "0 is Sunday, 1 is Monday, 6 is Saturday";
    private static final String MONTH_DAYS =
            "days run from 1 to 31; there is no \"last day\", and 28 is the last that every month has";

    private static final List<String> DAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private static final String NO_SUCH_FREQUENCY = "HostUp has no such frequency; ";

    private static final Pattern TWELVE_AT_NIGHT = Pattern.compile("12(:00)? ?a\\.?m\\.?");
    private static final Pattern AFTERNOON = Pattern.compile("\\d ?p\\.?m");

    /// Values that mean something of their own.
    private static final Map<String, String> FREQUENCIES =
            Map.ofEntries(
                    Map.entry("hourly", "a backup runs once a day at most; "),
                    Map.entry("day", "did you mean daily? "),
                    Map.entry("nightly", "did you mean daily? "),
                    Map.entry("everyday", "did you mean daily? "),
                    Map.entry("weekday", NO_SUCH_FREQUENCY),
                    Map.entry("weekdays", NO_SUCH_FREQUENCY),
                    Map.entry("weekend", NO_SUCH_FREQUENCY),
                    Map.entry("weekends", NO_SUCH_FREQUENCY),
                    Map.entry("biweekly", NO_SUCH_FREQUENCY),
                    Map.entry("fortnightly", NO_SUCH_FREQUENCY),
                    Map.entry("bimonthly", NO_SUCH_FREQUENCY),
                    Map.entry("quarterly", NO_SUCH_FREQUENCY),
                    Map.entry("yearly", NO_SUCH_FREQUENCY),
                    Map.entry("annually", NO_SUCH_FREQUENCY),
                    Map.entry("never", "to switch it off, say enabled false; "),
                    Map.entry("none", "to switch it off, say enabled false; "),
                    Map.entry("off", "to switch it off, say enabled false; "));

    /// Arguments that callers call by other names.
    private static final Map<String, List<String>> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("time", List.of("hour")),
                    Map.entry("at", List.of("hour")),
                    Map.entry("starttime", List.of("hour")),
                    Map.entry("day", List.of("dayOfWeek", "dayOfMonth")),
                    Map.entry("days", List.of("dayOfWeek", "dayOfMonth")),
                    Map.entry("weekday", List.of("dayOfWeek")),
                    Map.entry("keep", List.of("retentionCount", "maxTotalBackups")),
                    Map.entry("copies", List.of("retentionCount", "maxTotalBackups")),
                    Map.entry("retention", List.of("retentionCount", "maxTotalBackups")),
                    Map.entry("retentiondays", List.of("retentionCount")),
                    Map.entry("every", List.of("intervalHours", "frequency")),
                    Map.entry("interval", List.of("intervalHours", "frequency")),
                    Map.entry("schedule", List.of("frequency", "intervalHours")),
                    Map.entry("disabled", List.of("enabled")),
                    Map.entry("disable", List.of("enabled")),
                    Map.entry("paused", List.of("enabled")),
                    Map.entry("pause", List.of("enabled")),
                    Map.entry("tz", List.of("timeZone")),
                    Map.entry("zone", List.of("timeZone")),
                    Map.entry("server", List.of("vps", "query")),
                    Map.entry("vps", List.of("servers")),
                    Map.entry("names", List.of("servers")),
                    Map.entry("exclude", List.of("except")),
                    Map.entry("excluding", List.of("except")),
                    Map.entry("hours", List.of("intervalHours", "spreadHours")),
                    Map.entry("servername", List.of("vps", "query")),
                    Map.entry("host", List.of("vps", "query")),
                    Map.entry("hostname", List.of("vps", "query")),
                    Map.entry("id", List.of("vps")),
                    Map.entry("ip", List.of("vps", "query")),
                    Map.entry("vpsid", List.of("vps")),
                    Map.entry("vpsname", List.of("vps")),
                    Map.entry("name", List.of("query", "vps")),
                    Map.entry("filter", List.of("query")),
                    Map.entry("search", List.of("query")),
                    Map.entry("nextcursor", List.of("cursor")),
                    Map.entry("page", List.of("cursor")),
                    Map.entry("type", List.of("kind")),
                    Map.entry("token", List.of("planToken")),
                    Map.entry("plan", List.of("planToken")),
                    Map.entry("preview", List.of("dryRun")));

    private Advice() {}

    /// For a number outside its range, or a fraction.
    ///
    /// @param nearest floored and clamped
    public static String number(String argument, BigDecimal said, BigDecimal nearest) {
        return switch (argument) {
            case "hour" -> hour(said, nearest);
            case "dayOfWeek" -> WEEKDAYS;
            case "dayOfMonth" -> MONTH_DAYS;
            case "retentionCount", "maxTotalBackups", "intervalHours" -> quantity(said, nearest);
            case "limit" ->
                    said.signum() > 0
                            ? nearest(nearest)
                            : "leave it out for the usual page; nextCursor leads to the next";
            case "snapshotSlots", "backupSlots" ->
                    said.signum() > 0
                            ? nearest(nearest)
                            : nearest.toPlainString() + " is the least that can be priced";
            default -> nearest(nearest);
        };
    }

    /// The largest number that a program can hold is none that anybody means.
    private static String nearest(BigDecimal nearest) {
        return nearest.equals(BigDecimal.valueOf(Integer.MAX_VALUE))
                ? "no server has room for so many"
                : "the nearest that is possible is " + nearest.toPlainString();
    }

    private static String quantity(BigDecimal said, BigDecimal nearest) {
        return said.signum() > 0
                ? nearest(nearest)
                : nearest.toPlainString()
                        + " is the least; to have none made, switch the schedule off";
    }

    private static String hour(BigDecimal said, BigDecimal nearest) {
        if (said.compareTo(BigDecimal.valueOf(24)) == 0) {
            return "midnight is 0, of the next day";
        }
        boolean isBetweenHours = said.signum() >= 0 && said.compareTo(BigDecimal.valueOf(23)) <= 0;
        return isBetweenHours
                ? "full hours only: %s or %s".formatted(nearest, nearest.add(BigDecimal.ONE))
                : "hours run from 0, midnight, to 23";
    }

    /// For a text where a number is wanted; empty where there is nothing to add.
    public static String text(String argument, String said) {
        String word = said.strip().toLowerCase(Locale.ROOT);
        return switch (argument) {
            case "hour" -> hour(word);
            case "dayOfWeek" -> "; " + weekday(word);
            case "dayOfMonth" -> "; " + MONTH_DAYS;
            default -> "";
        };
    }

    private static String hour(String word) {
        if (word.startsWith("24") || word.equals("midnight")) {
            return "; midnight is 0, of the next day";
        }
        if (TWELVE_AT_NIGHT.matcher(word).matches()) {
            return "; 12 am, midnight, is 0";
        }
        return AFTERNOON.matcher(word).find() ? "; hours after noon are 12 to 23" : "";
    }

    private static String weekday(String word) {
        return DAYS.stream()
                .filter(day ->
                        word.length() >= 3 && (day.startsWith(word) || word.equals(day + "s")))
                .findFirst()
                .map(day ->
                        "%s%s is %s"
                                .formatted(
                                        day.substring(0, 1).toUpperCase(Locale.ROOT),
                                        day.substring(1),
                                        DAYS.indexOf(day)))
                .orElse(WEEKDAYS);
    }

    /// For a value that is none of the valid ones.
    public static String value(String argument, String said, List<String> valid) {
        String own = argument.equals("frequency") ? FREQUENCIES.get(bare(said)) : null;
        return (own == null ? meant(spelt(said, valid)) : own) + those(valid);
    }

    /// For an argument that does not exist.
    public static String name(String said, List<String> valid) {
        List<String> others =
                OTHER_NAMES.getOrDefault(bare(said), List.of()).stream()
                        .filter(valid::contains)
                        .toList();
        return meant(others.isEmpty() ? spelt(said, valid) : others) + those(valid);
    }

    /// Those of the smallest spelling distance.
    private static List<String> spelt(String word, List<String> valid) {
        return Nearest.to(
                word, valid.stream().collect(Collectors.toMap(other -> other, other -> other)));
    }

    private static String meant(List<String> words) {
        return words.isEmpty() ? "" : "did you mean " + String.join(" or ", words) + "? ";
    }

    private static String those(List<String> valid) {
        return "valid: " + String.join(", ", valid);
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
