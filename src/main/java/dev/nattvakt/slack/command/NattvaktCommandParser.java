package dev.nattvakt.slack.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.Token;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.words.Nearest;

/// Parses `/nattvakt`; the first word names the topic.
final class NattvaktCommandParser {

    private static final Map<Topic, List<String>> FIRST =
            Map.of(
                    Topic.AUDIT, List.of("audit", "granska"),
                    Topic.FIND, List.of("find", "search", "list", "hitta", "sok", "lista"),
                    Topic.PRICE, List.of("price", "pris"),
                    Topic.PROTECT, List.of("protect", "skydda"),
                    Topic.PAUSE, List.of("pause", "pausa"),
                    Topic.RESUME, List.of("resume", "ateruppta"),
                    Topic.UNDO, List.of("undo", "angra"),
                    Topic.CHANGES, List.of("changes", "history", "andringar", "historik"),
                    Topic.STATUS, List.of("status"),
                    Topic.WHOAMI, List.of("whoami"));
    private static final Map<String, Topic> TOPICS = topics();
    private static final List<String> FORMS =
            List.of(
                    "audit",
                    "find web",
                    "price web-01 2 backup slots",
                    "protect web-* daily 02:00 keep 7",
                    "pause all",
                    "resume all",
                    "undo rcp_gKuzkw79",
                    "changes 7d",
                    "status",
                    "whoami",
                    "help");

    /// Letters of a misspelt verdict; shorter words are parts of names.
    private static final int LEAST_ALMOST = 5;

    private static final List<String> PROBLEMS = List.of("problems", "problem");
    private static final List<String> EVERYTHING = List.of("all", "everything", "alla", "allt");

    private static final Map<String, String> VERDICTS = verdicts();

    private NattvaktCommandParser() {}

    /// `never_ran`, and `never-ran` as people write it.
    private static Map<String, String> verdicts() {
        Map<String, String> verdicts = new HashMap<>();
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict.word(), verdict.word());
            verdicts.put(verdict.word().replace('_', '-'), verdict.word());
        }
        for (String word : List.of("fail", "fails", "failed")) {
            verdicts.put(word, Verdict.FAILING.word());
        }
        for (String word : List.of("oskyddad", "oskyddade")) {
            verdicts.put(word, Verdict.UNPROTECTED.word());
        }
        for (String word : List.of("pausad", "pausade")) {
            verdicts.put(word, Verdict.PAUSED.word());
        }
        return Map.copyOf(verdicts);
    }

    private static Map<String, Topic> topics() {
        Map<String, Topic> topics = new HashMap<>();
        FIRST.forEach((topic, words) -> words.forEach(word -> topics.put(word, topic)));
        return Map.copyOf(topics);
    }

    /// @param text that the tokens are of
    static ParsedCommand read(List<Token> tokens, String text) {
        if (tokens.isEmpty()) {
            return new ParsedCommand.Help(Topic.OVERVIEW);
        }
        Token first = tokens.getFirst();
        List<Token> rest = tokens.subList(1, tokens.size());
        if (Grammar.isHelp(first)) {
            return help(rest);
        }
        Optional<Topic> topic =
                Optional.of(first)
                        .filter(token -> token.is(Token.Kind.WORD))
                        .map(token -> TOPICS.get(token.folded()));
        if (topic.isEmpty()) {
            return unclear(List.of(unknown(first, rest)));
        }
        if (rest.size() == 1 && Grammar.isHelp(rest.getFirst())) {
            return new ParsedCommand.Help(topic.get());
        }
        return switch (topic.get()) {
            case AUDIT -> audit(rest);
            case FIND -> find(rest);
            case PRICE ->
                    rest.isEmpty()
                            ? new ParsedCommand.Help(Topic.PRICE)
                            : VpsCommandParser.read(VpsCommand.PRICE, rest);
            case PROTECT -> fleet(FleetCommand.PROTECT, topic.get(), first, text);
            case PAUSE -> fleet(FleetCommand.PAUSE, topic.get(), first, text);
            case RESUME -> fleet(FleetCommand.RESUME, topic.get(), first, text);
            case UNDO -> fleet(FleetCommand.UNDO, topic.get(), first, text);
            case CHANGES -> fleet(FleetCommand.CHANGES, topic.get(), first, text);
            case STATUS -> status(rest);
            case WHOAMI -> rest.isEmpty() ? new ParsedCommand.WhoAmI() : unclear(tooMany(rest));
            case OVERVIEW, BACKUP, SNAPSHOT, SETTINGS -> new ParsedCommand.Help(topic.get());
        };
    }

    /// Commands over many servers take patterns of names.
    private static ParsedCommand fleet(
            FleetCommand command, Topic topic, Token first, String text) {
        List<Token> rest =
                Tokenizer.keepingStars(text).stream()
                        .dropWhile(token -> !token.folded().equals(first.folded()))
                        .skip(1)
                        .toList();
        return rest.isEmpty() && command != FleetCommand.CHANGES
                ? new ParsedCommand.Help(topic)
                : FleetCommandParser.read(command, rest);
    }

    private static Misunderstood unknown(Token first, List<Token> rest) {
        return switch (first.kind()) {
            case UNCLOSED -> new Misunderstood(first.typed(), Reason.UNCLOSED);
            case MENTION -> new Misunderstood(first.typed(), Reason.MENTION);
            case QUOTED ->
                    new Misunderstood(
                            first.typed(),
                            Reason.STRAY_QUOTE,
                            "/nattvakt find " + first.typed(),
                            "/backup " + first.typed());
            case WORD -> {
                String folded = first.folded();
                if (folded.equals("backup") || folded.equals("snapshot")) {
                    yield new Misunderstood(
                            first.typed(), Reason.ELSEWHERE, "/" + folded + " " + typed(rest));
                }
                List<String> words = new ArrayList<>(TOPICS.keySet());
                words.addAll(List.of("help", "hjalp"));
                List<String> near = Nearest.to(folded, words);
                yield new Misunderstood(
                        first.typed(),
                        Reason.UNKNOWN,
                        near.isEmpty() && rest.isEmpty()
                                ? List.of(
                                        "/nattvakt find " + first.text(), "/backup " + first.text())
                                : near);
            }
        };
    }

    private static ParsedCommand help(List<Token> rest) {
        if (rest.isEmpty()) {
            return new ParsedCommand.Help(Topic.OVERVIEW);
        }
        String word = rest.getFirst().folded().replaceFirst("^/", "");
        Optional<Topic> topic =
                rest.size() > 1
                        ? Optional.empty()
                        : Topic.of(word).or(() -> Optional.ofNullable(TOPICS.get(word)));
        return topic.<ParsedCommand>map(ParsedCommand.Help::new)
                .orElseGet(() ->
                        new ParsedCommand.Unclear(
                                List.of(
                                        new Misunderstood(
                                                typed(rest),
                                                Reason.UNKNOWN,
                                                Nearest.to(word, Topic.words()).stream()
                                                        .map(near -> "help " + near)
                                                        .toList())),
                                Topic.words()));
    }

    /// `problems` and a verdict's word ask for those only; in quotation marks it is looked for.
    private static ParsedCommand audit(List<Token> rest) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        List<Token> words = new ArrayList<>();
        for (Token token : ofTwoWords(rest)) {
            if (isOneOf(PROBLEMS, token)) {
                arguments.put("onlyProblems", true);
            } else if (token.is(Token.Kind.WORD)
                    && VERDICTS.containsKey(token.folded())
                    && !arguments.has("verdict")) {
                arguments.put("verdict", VERDICTS.get(token.folded()));
            } else {
                words.add(token);
            }
        }
        return words.size() == 1 && isAlmostAVerdict(words.getFirst())
                ? unclear(List.of(almost(words.getFirst())))
                : query("audit_protection", "audit", arguments, words);
    }

    /// `never ran` as one word, where a verdict has two.
    private static List<Token> ofTwoWords(List<Token> words) {
        List<Token> joined = new ArrayList<>();
        for (Token word : words) {
            Optional<Token> both =
                    joined.isEmpty() ? Optional.empty() : joined(joined.getLast(), word);
            both.ifPresent(_ -> joined.removeLast());
            joined.add(both.orElse(word));
        }
        return joined;
    }

    private static Optional<Token> joined(Token first, Token second) {
        String both = first.folded() + "_" + second.folded();
        return first.is(Token.Kind.WORD) && second.is(Token.Kind.WORD) && VERDICTS.containsKey(both)
                ? Optional.of(
                        new Token(Token.Kind.WORD, first.typed() + " " + second.typed(), both))
                : Optional.empty();
    }

    /// A misspelt verdict would be looked for in names, and not found there.
    private static boolean isAlmostAVerdict(Token word) {
        return word.is(Token.Kind.WORD)
                && word.folded().length() >= LEAST_ALMOST
                && !Nearest.to(word.folded(), VERDICTS).isEmpty();
    }

    private static Misunderstood almost(Token word) {
        return new Misunderstood(
                word.typed(),
                Reason.SEVERAL_MEANINGS,
                Stream.concat(
                                Nearest.to(word.folded(), VERDICTS).stream(),
                                Stream.of('"' + word.text() + '"'))
                        .map(one -> "/nattvakt audit " + one)
                        .toList());
    }

    private static ParsedCommand find(List<Token> rest) {
        return query("find_vps", "find", JsonNodeFactory.instance.objectNode(), rest);
    }

    private static ParsedCommand query(
            String tool, String command, ObjectNode arguments, List<Token> words) {
        List<Misunderstood> wrong = unquotable(words);
        if (!wrong.isEmpty()) {
            return unclear(wrong);
        }
        if (words.size() == 1 && isOneOf(EVERYTHING, words.getFirst())) {
            String word = words.getFirst().text();
            return unclear(
                    List.of(
                            new Misunderstood(
                                    words.getFirst().typed(),
                                    Reason.SEVERAL_MEANINGS,
                                    "/nattvakt " + command,
                                    "/nattvakt " + command + " \"" + word + '"')));
        }
        String query = words.stream().map(Token::text).collect(Collectors.joining(" "));
        return new ParsedCommand.ToolCall(
                tool, query.isBlank() ? arguments : arguments.put("query", query));
    }

    private static ParsedCommand status(List<Token> rest) {
        List<Misunderstood> wrong =
                rest.size() > 1 ? tooMany(rest.subList(1, rest.size())) : unquotable(rest);
        return wrong.isEmpty()
                ? new ParsedCommand.Status(rest.stream().findFirst().map(Token::text))
                : unclear(wrong);
    }

    private static List<Misunderstood> unquotable(List<Token> words) {
        return words.stream()
                .filter(token -> token.is(Token.Kind.MENTION) || token.is(Token.Kind.UNCLOSED))
                .map(token ->
                        new Misunderstood(
                                token.typed(),
                                token.is(Token.Kind.MENTION) ? Reason.MENTION : Reason.UNCLOSED))
                .toList();
    }

    private static List<Misunderstood> tooMany(List<Token> words) {
        return words.stream()
                .map(token -> new Misunderstood(token.typed(), Reason.UNKNOWN))
                .toList();
    }

    private static boolean isOneOf(List<String> words, Token token) {
        return token.is(Token.Kind.WORD) && words.contains(token.folded());
    }

    private static String typed(List<Token> tokens) {
        return tokens.stream().map(Token::typed).collect(Collectors.joining(" "));
    }

    private static ParsedCommand unclear(List<Misunderstood> parts) {
        return new ParsedCommand.Unclear(parts, FORMS);
    }
}
