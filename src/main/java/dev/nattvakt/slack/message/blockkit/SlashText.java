package dev.nattvakt.slack.message.blockkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.words.CallText;

/// A tool call as a slash command: `/backup vps_1 daily 02:00 keep 7`. A missing server is `NAME`.
final class SlashText {

    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// Text that stays one argument of a command, bare or quoted.
    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{N} ._:/-]{1,80}");

    private static final Pattern NAME =
            Pattern.compile("\\*|(?=.*[\\d*_-])[\\p{L}\\p{N}*._-]{1,80}");

    private final Map<String, Object> arguments;
    private final Set<String> unsaid;
    private final List<String> words = new ArrayList<>();

    private SlashText(Map<String, Object> arguments) {
        this.arguments = arguments;
        this.unsaid = new HashSet<>(arguments.keySet());
    }

    /// The command, or the tool call itself when no command means the same.
    static String of(NextStep step) {
        return new SlashText(step.arguments().values())
                .command(step.tool())
                .orElseGet(() -> CallText.of(step));
    }

    private Optional<String> command(String tool) {
        switch (tool) {
            case "get_protection" -> server("/backup");
            case "set_backup_schedule" -> backup();
            case "set_snapshot_schedule" -> {
                server("/snapshot");
                say("intervalHours", hours -> "every " + hours + "h");
                say("enabled", SlashText::on);
                preview();
            }
            case "set_backup_settings" -> {
                server("/backup");
                say("maxTotalBackups", most -> "max " + most);
                say("autoDeleteOldest", on -> "autodelete " + on(on));
                preview();
            }
            case "remove_schedule" -> {
                server("backup".equals(arguments.get("kind")) ? "/backup" : "/snapshot");
                unsaid.remove("kind");
                words.add("remove");
                say("scheduleId", Object::toString);
                preview();
            }
            case "preview_capacity" -> {
                server("/nattvakt price");
                say("snapshotSlots", slots -> slots(slots, "snapshot"));
                say("backupSlots", slots -> slots(slots, "backup"));
            }
            case "audit_protection" -> {
                words.add("/nattvakt audit");
                say("verdict", Object::toString);
                say("query", Object::toString);
            }
            case "find_vps" -> {
                words.add("/nattvakt find");
                say("query", Object::toString);
            }
            case "plan_fleet_change" -> fleet();
            case "list_changes" -> {
                words.add("/nattvakt changes");
                say("vps", Object::toString);
                say("since", Object::toString);
            }
            default -> {
                return Optional.empty();
            }
        }
        return unsaid.isEmpty() ? Optional.of(String.join(" ", words)) : Optional.empty();
    }

    private void backup() {
        server("/backup");
        boolean isOnlyMoved = !arguments.containsKey("frequency");
        say("frequency", Object::toString);
        if (!isOnlyMoved) {
            say("dayOfWeek", day -> DAYS.get((Integer) day));
            say("dayOfMonth", Object::toString);
        }
        say(
                "hour",
                hour -> (isOnlyMoved ? "at " : "") + String.format(Locale.ROOT, "%02d:00", hour));
        say("retentionCount", copies -> "keep " + copies);
        say("enabled", SlashText::on);
        say("name", name -> "name \"" + name + '"');
        say("timeZone", zone -> "in " + zone);
        preview();
    }

    /// An undo, or a schedule for many servers.
    private void fleet() {
        if (arguments.containsKey("undoOf")) {
            words.add("/nattvakt undo");
            say("undoOf", Object::toString);
        } else {
            words.add("/nattvakt protect");
        }
        names("", "servers");
        names("except ", "except");
        say("frequency", Object::toString);
        say("hour", hour -> String.format(Locale.ROOT, "%02d:00", (Integer) hour));
        say("retentionCount", copies -> "keep " + copies);
        if (Boolean.TRUE.equals(arguments.get("capToFit"))) {
            say("capToFit", _ -> "or fewer");
        }
        say("spreadHours", hours -> "spread " + hours + "h");
        say("timeZone", zone -> "in " + zone);
        if ("unprotected".equals(arguments.get("only"))) {
            say("only", Object::toString);
        }
    }

    private void names(String lead, String argument) {
        if (arguments.get(argument) instanceof List<?> names
                && !names.isEmpty()
                && names.stream().allMatch(SlashText::isName)) {
            words.add(
                    lead
                            + names.stream()
                                    .map(name -> name.equals("*") ? "all" : name.toString())
                                    .collect(Collectors.joining(" ")));
            unsaid.remove(argument);
        }
    }

    /// A name or pattern with a digit, a hyphen or a star: it cannot be taken for a word.
    private static boolean isName(Object name) {
        return name instanceof String text && NAME.matcher(text).matches();
    }

    private void server(String command) {
        words.add(command);
        if (arguments.containsKey("vps")) {
            say("vps", Object::toString);
        } else {
            words.add("NAME");
        }
    }

    private void preview() {
        if (Boolean.TRUE.equals(arguments.get("dryRun"))) {
            say("dryRun", _ -> "preview");
        }
    }

    /// Skips an argument that no command can hold; then there is no command.
    private void say(String argument, Function<Object, String> word) {
        Object value = arguments.get(argument);
        if (value != null && isSpeakable(value)) {
            words.add(word.apply(value));
            unsaid.remove(argument);
        }
    }

    private static boolean isSpeakable(Object value) {
        return !(value instanceof String text) || SPEAKABLE.matcher(text).matches();
    }

    private static String slots(Object number, String kind) {
        return number + " " + kind + (number.equals(1) ? " slot" : " slots");
    }

    private static String on(Object value) {
        return value.equals(true) ? "on" : "off";
    }
}
