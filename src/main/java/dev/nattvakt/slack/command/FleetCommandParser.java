package dev.nattvakt.slack.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.slack.command.phrase.FleetVocabulary;
import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Part;
import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.Token;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.slack.command.phrase.TypedText;

/// Parses a command over many servers: names and patterns among its other words, in any order.
final class FleetCommandParser {

    private static final String PLAN = "plan_fleet_change";
    private static final String ALL = "*";

    private final FleetCommand command;
    private final String typed;
    private final CommandDraft draft;
    private final Set<String> servers = new LinkedHashSet<>();
    private final Set<String> exceptions = new LinkedHashSet<>();

    private FleetCommandParser(FleetCommand command, TypedText text) {
        this.command = command;
        this.typed = text.typed(0, text.words().size());
        this.draft =
                new CommandDraft(
                        text.parts(
                                command.vocabulary(),
                                FleetVocabulary.PROTECT,
                                protecting(command)));
    }

    static ParsedCommand read(FleetCommand command, List<Token> tokens) {
        return new FleetCommandParser(command, TypedText.of(tokens)).read();
    }

    /// Proposes `protect` for its phrases, where these are typed elsewhere.
    private static Function<String, List<String>> protecting(FleetCommand command) {
        return phrase -> {
            String line = "all " + phrase;
            return command != FleetCommand.PROTECT
                            && read(FleetCommand.PROTECT, Tokenizer.keepingStars(line))
                                    instanceof ParsedCommand.ToolCall
                    ? List.of(FleetCommand.PROTECT.typed() + " " + line)
                    : List.of();
        };
    }

    private ParsedCommand read() {
        names();
        exceptionsWithoutNames();
        Disambiguator.settle(draft);
        if (!draft.isClear()) {
            return new ParsedCommand.Unclear(draft.misunderstood(), command.forms());
        }
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        return switch (command) {
            case PROTECT -> protect(arguments);
            case PAUSE -> switched(arguments.put("enabled", false));
            case RESUME -> resume(arguments.put("enabled", true));
            case UNDO -> undo(arguments);
            case CHANGES -> changes(arguments);
        };
    }

    /// Names that follow `except` directly are left out; all others are meant.
    private void names() {
        boolean isExcepting = false;
        for (Part part : draft.parts()) {
            switch (part.meaning()) {
                case Meaning.Named(String server) ->
                        (isExcepting ? exceptions : servers).add(server);
                case Meaning.Except() -> isExcepting = true;
                case Meaning.Nothing() -> {}
                case Meaning.Says _, Meaning.OnDay _, Meaning.Bare _, Meaning.Wrong _ ->
                        isExcepting = false;
            }
        }
    }

    private void exceptionsWithoutNames() {
        List<Part> parts = draft.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).meaning() instanceof Meaning.Except && exceptions.isEmpty()) {
                draft.wrong(
                        i, Reason.INCOMPLETE, List.of(parts.get(i).typed() + " " + Help.SERVER));
            }
        }
    }

    /// Without a name: the servers that have no backup schedule.
    private ParsedCommand protect(ObjectNode arguments) {
        boolean saysWhich = draft.has("only") || draft.has("policy");
        if (servers.isEmpty() && !saysWhich && isOfSnapshots()) {
            return incomplete("all " + typed);
        }
        if (servers.isEmpty() && !saysWhich) {
            arguments.put("only", "unprotected");
        }
        if (draft.values().keySet().stream().allMatch(FleetCommandParser::isSelection)) {
            return incomplete(typed + (isOfSnapshots() ? " every 6h" : " daily 02:00 keep 7"));
        }
        return plan(arguments);
    }

    /// Whether an argument says where or how to change, not what.
    private static boolean isSelection(String argument) {
        return Set.of("only", "kind", "timeZone", "capToFit").contains(argument);
    }

    /// Whether a server is paused is said of its backups; of snapshots the plan shows it.
    private ParsedCommand resume(ObjectNode arguments) {
        return switched(isOfSnapshots() ? arguments : arguments.put("only", "paused"));
    }

    private boolean isOfSnapshots() {
        return draft.text("kind").filter("snapshot"::equals).isPresent();
    }

    private ParsedCommand switched(ObjectNode arguments) {
        return servers.isEmpty() ? incomplete("all " + typed) : plan(arguments);
    }

    private ParsedCommand plan(ObjectNode arguments) {
        named(arguments, "servers", servers.isEmpty() ? Set.of(ALL) : servers);
        return call(PLAN, arguments);
    }

    private ParsedCommand undo(ObjectNode arguments) {
        if (!draft.has("undoOf")) {
            return unclear(Reason.NO_RECEIPT, "/nattvakt changes");
        }
        named(arguments, "servers", servers);
        return call(PLAN, arguments);
    }

    private ParsedCommand changes(ObjectNode arguments) {
        if (servers.size() > 1) {
            return unclear(
                    Reason.SEPARATE,
                    servers.stream().map(server -> command.typed() + " " + server).toList());
        }
        servers.forEach(server -> arguments.put("vps", server));
        return call("list_changes", arguments);
    }

    private ParsedCommand call(String tool, ObjectNode arguments) {
        named(arguments, "except", exceptions);
        draft.values().forEach(arguments::set);
        return new ParsedCommand.ToolCall(tool, arguments);
    }

    private static void named(ObjectNode arguments, String argument, Set<String> names) {
        if (!names.isEmpty()) {
            ArrayNode list = arguments.putArray(argument);
            names.forEach(list::add);
        }
    }

    private ParsedCommand incomplete(String line) {
        return read(command, Tokenizer.keepingStars(line)) instanceof ParsedCommand.ToolCall
                ? unclear(Reason.INCOMPLETE, command.typed() + " " + line)
                : unclear(Reason.INCOMPLETE, List.of());
    }

    private ParsedCommand unclear(Reason reason, String nearest) {
        return unclear(reason, List.of(nearest));
    }

    private ParsedCommand unclear(Reason reason, List<String> nearest) {
        return new ParsedCommand.Unclear(
                List.of(new Misunderstood(typed, reason, nearest)), command.forms());
    }
}
