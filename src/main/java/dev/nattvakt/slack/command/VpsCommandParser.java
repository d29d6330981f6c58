package dev.nattvakt.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Part;
import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.Token;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.slack.command.phrase.TypedText;

/// Parses a command that takes a server's name first.
final class VpsCommandParser {

    private final VpsCommand command;
    private final ServerName server;

    private VpsCommandParser(VpsCommand command, ServerName server) {
        this.command = command;
        this.server = server;
    }

    /// @param tokens at least one
    static ParsedCommand read(VpsCommand command, List<Token> tokens) {
        Token first = tokens.getFirst();
        TypedText whole = TypedText.of(tokens);
        if (ServerName.isPattern(first)) {
            return new VpsCommandParser(command, ServerName.of(first))
                    .unclear(List.of(ServerName.pattern(first, tokens)));
        }
        if (ServerName.isPossible(first, command, whole)) {
            return new VpsCommandParser(command, ServerName.of(first))
                    .read(TypedText.of(tokens.subList(1, tokens.size())));
        }
        VpsCommandParser unnamed =
                new VpsCommandParser(command, new ServerName(Help.SERVER, Help.SERVER));
        return unnamed.unclear(
                unnamed.misplaced(first, whole)
                        .orElseGet(() -> {
                            List<Misunderstood> parts = new ArrayList<>();
                            parts.add(ServerName.impossible(first, command, whole));
                            TypedText rest =
                                    ServerName.isForgotten(command, whole)
                                            ? whole
                                            : TypedText.of(tokens.subList(1, tokens.size()));
                            parts.addAll(unnamed.draft(rest).misunderstood());
                            return parts;
                        }));
    }

    /// If exactly one word is not understood, it may be the name.
    private Optional<List<Misunderstood>> misplaced(Token first, TypedText whole) {
        List<Part> parts = draft(whole).parts();
        List<Part> strange = parts.stream().filter(VpsCommandParser::isStrange).toList();
        if (strange.size() != 1 || isStrange(parts.getFirst())) {
            return Optional.empty();
        }
        String rest =
                parts.stream()
                        .filter(part -> !isStrange(part))
                        .map(part -> " " + part.typed())
                        .collect(Collectors.joining());
        return Optional.of(
                List.of(
                        new Misunderstood(
                                first.typed(),
                                Reason.NO_SERVER,
                                command.typed() + " " + strange.getFirst().typed() + rest)));
    }

    private static boolean isStrange(Part part) {
        return part.meaning() instanceof Meaning.Wrong(Reason reason, _)
                && (reason == Reason.UNKNOWN || reason == Reason.STRAY_QUOTE);
    }

    private ParsedCommand read(TypedText typedText) {
        if (typedText.words().isEmpty()) {
            return call(command.bareTool(), Map.of());
        }
        CommandDraft commandDraft = draft(typedText);
        Disambiguator.settle(commandDraft);
        return commandDraft.isClear()
                ? routed(commandDraft, typedText)
                : unclear(commandDraft.misunderstood());
    }

    private CommandDraft draft(TypedText typedText) {
        VpsCommand neighbour = command.neighbour();
        return new CommandDraft(
                typedText.parts(
                        command.vocabulary(),
                        neighbour.vocabulary(),
                        phrase -> proposed(neighbour, server.typed() + " " + phrase)));
    }

    /// Proposes the other command, if it would understand the phrase.
    private static List<String> proposed(VpsCommand other, String typedText) {
        return read(other, Tokenizer.of(typedText)) instanceof ParsedCommand.ToolCall
                ? List.of(other.typed() + " " + typedText)
                : List.of();
    }

    private ParsedCommand routed(CommandDraft commandDraft, TypedText typedText) {
        List<VpsCommand.Route> routes =
                command.routes().stream()
                        .filter(route -> !commandDraft.saying(route.arguments()).isEmpty())
                        .toList();
        String all = typedText.typed(0, typedText.words().size());
        if (routes.size() > 1) {
            return unclear(
                    all,
                    Reason.SEPARATE,
                    routes.stream().map(route -> alone(route, commandDraft)).toList());
        }
        if (routes.isEmpty()
                || commandDraft.values().keySet().stream().allMatch(VpsCommandParser::isManner)) {
            return unclear(all, Reason.NO_CHANGE, List.of(command.typed() + " " + server.typed()));
        }
        if (commandDraft.has("scheduleId") && !commandDraft.has("kind")) {
            return unclear(all, Reason.INCOMPLETE, List.of("remove " + all));
        }
        return call(routes.getFirst().tool(), commandDraft.values());
    }

    /// Whether an argument only says how to change, not what.
    private static boolean isManner(String argument) {
        return argument.equals("dryRun") || argument.equals("timeZone");
    }

    /// A command with only the parts that belong to one tool.
    private String alone(VpsCommand.Route route, CommandDraft commandDraft) {
        Set<Integer> parts = commandDraft.saying(route.arguments());
        parts.addAll(commandDraft.saying(Set.of("dryRun")));
        return command.typed() + " " + server.typed() + " " + commandDraft.typed(parts);
    }

    private ParsedCommand call(String tool, Map<String, JsonNode> values) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("vps", server.name());
        values.forEach(arguments::set);
        return new ParsedCommand.ToolCall(tool, arguments);
    }

    private ParsedCommand unclear(String typed, Reason reason, List<String> nearest) {
        return unclear(List.of(new Misunderstood(typed, reason, nearest)));
    }

    private ParsedCommand unclear(List<Misunderstood> parts) {
        return new ParsedCommand.Unclear(parts, command.forms());
    }
}
