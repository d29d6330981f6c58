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

import dev.nattvakt.slack.command.phrase.Line;
import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Part;
import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.Token;
import dev.nattvakt.slack.command.phrase.Tokens;

/// A line that begins with a server's name.
final class VpsLine {

    private final VpsCommand command;
    private final ServerName server;

    private VpsLine(VpsCommand command, ServerName server) {
        this.command = command;
        this.server = server;
    }

    /// @param tokens at least one
    static Said read(VpsCommand command, List<Token> tokens) {
        Token first = tokens.getFirst();
        Line whole = Line.of(tokens);
        if (ServerName.isPossible(first, command, whole)) {
            return new VpsLine(command, ServerName.of(first))
                    .read(Line.of(tokens.subList(1, tokens.size())));
        }
        VpsLine unnamed = new VpsLine(command, new ServerName(Help.SERVER, Help.SERVER));
        return unnamed.unclear(
                unnamed.misplaced(first, whole)
                        .orElseGet(() -> {
                            List<Misunderstood> parts = new ArrayList<>();
                            parts.add(ServerName.impossible(first, command, whole));
                            Line rest =
                                    ServerName.isForgotten(command, whole)
                                            ? whole
                                            : Line.of(tokens.subList(1, tokens.size()));
                            parts.addAll(unnamed.draft(rest).misunderstood());
                            return parts;
                        }));
    }

    /// If all but one word is understood, that one may be the name.
    private Optional<List<Misunderstood>> misplaced(Token first, Line whole) {
        List<Part> parts = draft(whole).parts();
        List<Part> strange = parts.stream().filter(VpsLine::isStrange).toList();
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

    private Said read(Line line) {
        if (line.words().isEmpty()) {
            return call(command.bareTool(), Map.of());
        }
        Draft draft = draft(line);
        InContext.settle(draft);
        return draft.isClear() ? routed(draft, line) : unclear(draft.misunderstood());
    }

    private Draft draft(Line line) {
        VpsCommand neighbour = command.neighbour();
        return new Draft(
                line.parts(
                        command.vocabulary(),
                        neighbour.vocabulary(),
                        phrase -> proposed(neighbour, server.typed() + " " + phrase)));
    }

    /// Unless the other command would not understand it by itself either.
    private static List<String> proposed(VpsCommand other, String line) {
        return read(other, Tokens.of(line)) instanceof Said.ToolCall
                ? List.of(other.typed() + " " + line)
                : List.of();
    }

    private Said routed(Draft draft, Line line) {
        List<VpsCommand.Route> routes =
                command.routes().stream()
                        .filter(route -> !draft.saying(route.arguments()).isEmpty())
                        .toList();
        String all = line.typed(0, line.words().size());
        if (routes.size() > 1) {
            return unclear(
                    all,
                    Reason.SEPARATE,
                    routes.stream().map(route -> alone(route, draft)).toList());
        }
        if (routes.isEmpty() || draft.values().keySet().stream().allMatch(VpsLine::isManner)) {
            return unclear(all, Reason.NO_CHANGE, List.of(command.typed() + " " + server.typed()));
        }
        if (draft.has("scheduleId") && !draft.has("kind")) {
            return unclear(all, Reason.INCOMPLETE, List.of("remove " + all));
        }
        return call(routes.getFirst().tool(), draft.values());
    }

    /// What says how to change, but not what.
    private static boolean isManner(String argument) {
        return argument.equals("dryRun") || argument.equals("timeZone");
    }

    /// A command of those parts only that belong to one tool.
    private String alone(VpsCommand.Route route, Draft draft) {
        Set<Integer> parts = draft.saying(route.arguments());
        parts.addAll(draft.saying(Set.of("dryRun")));
        return command.typed() + " " + server.typed() + " " + draft.typed(parts);
    }

    private Said call(String tool, Map<String, JsonNode> values) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("vps", server.name());
        values.forEach(arguments::set);
        return new Said.ToolCall(tool, arguments);
    }

    private Said unclear(String typed, Reason reason, List<String> nearest) {
        return unclear(List.of(new Misunderstood(typed, reason, nearest)));
    }

    private Said unclear(List<Misunderstood> parts) {
        return new Said.Unclear(parts, command.forms());
    }
}
