package dev.nattvakt.policyfile;

import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

import dev.nattvakt.words.Untrusted;

/// YAML as a tree of nodes with their lines. Takes the plain part of YAML only: no tags, anchors or
/// aliases, which can make a small file huge, and nothing deeper than a policy is. Objects are
/// never made from it.
final class YamlTree {

    private static final int DEEPEST = 6;

    private static final String BARE_STAR =
            "*, & and ! have a meaning in YAML: put a text that begins with one in quotation marks, as"
                    + " in \"*-db\"";

    private YamlTree() {}

    /// Empty when a problem was added, or when there is nothing in the text.
    static Optional<Node> read(String text, Problems problems) {
        try {
            checkEvents(text, problems);
            return problems.areNone()
                    ? Optional.ofNullable(
                            new Composer(parser(text), new Resolver(), new LoaderOptions())
                                    .getSingleNode())
                    : Optional.empty();
        } catch (MarkedYAMLException notYaml) {
            int line =
                    notYaml.getProblemMark() == null ? 1 : Problems.line(notYaml.getProblemMark());
            String fix =
                    isAboutAName(notYaml)
                            ? BARE_STAR
                            : "see whether quotes, commas and brackets match";
            problems.add(
                    line,
                    "this is not YAML (%s): %s"
                            .formatted(Untrusted.clean(String.valueOf(notYaml.getProblem())), fix));
        } catch (ReaderException character) {
            problems.add(
                    lineOf(text, character.getPosition()),
                    "there is a character that YAML does not take (U+%04X)"
                            .formatted(character.getCodePoint()));
        } catch (YAMLException other) {
            problems.add(1, "this is not YAML");
        }
        return Optional.empty();
    }

    private static ParserImpl parser(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return new ParserImpl(new StreamReader(text), options);
    }

    /// Asks for one event after another, so that it ends before a hostile text costs anything.
    private static void checkEvents(String text, Problems problems) {
        ParserImpl events = parser(text);
        int depth = 0;
        int documents = 0;
        while (events.peekEvent() != null) {
            Event event = events.getEvent();
            int line = Problems.line(event.getStartMark());
            if (event.is(Event.ID.DocumentStart) && ++documents == 2) {
                problems.add(line, "a second document begins here: keep one");
                return;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                problems.add(line, "this is nested deeper than any policy");
                return;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof NodeEvent node && hasExtras(node)) {
                problems.add(line, "anchors, aliases and tags are not taken: " + BARE_STAR);
            }
        }
    }

    private static boolean hasExtras(NodeEvent node) {
        return node instanceof AliasEvent
                || node.getAnchor() != null
                || (node instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (node instanceof CollectionStartEvent start && start.getTag() != null);
    }

    private static boolean isAboutAName(MarkedYAMLException notYaml) {
        String context = String.valueOf(notYaml.getContext());
        return context.contains("alias") || context.contains("anchor") || context.contains("tag");
    }

    private static int lineOf(String text, int position) {
        int end =
                text.offsetByCodePoints(
                        0, Math.max(0, Math.min(position, text.codePointCount(0, text.length()))));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
