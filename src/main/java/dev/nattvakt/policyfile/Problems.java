package dev.nattvakt.policyfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/// What is wrong with the file, collected while it is read.
final class Problems {

    private final List<FileProblem> found = new ArrayList<>();

    void add(int line, String text) {
        found.add(new FileProblem(line, text));
    }

    void add(Node node, String text) {
        add(line(node.getStartMark()), text);
    }

    int count() {
        return found.size();
    }

    boolean areNone() {
        return found.isEmpty();
    }

    /// In the order of the file.
    List<FileProblem> all() {
        return found.stream().sorted(Comparator.comparingInt(FileProblem::line)).toList();
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
