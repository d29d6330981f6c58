package dev.nattvakt.slack.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The topics of help.
public enum Topic {
    OVERVIEW("overview"),
    BACKUP("backup"),
    SNAPSHOT("snapshot"),
    SETTINGS("settings"),
    AUDIT("audit"),
    FIND("find"),
    PRICE("price"),
    PROTECT("protect"),
    PAUSE("pause"),
    RESUME("resume"),
    UNDO("undo"),
    CHANGES("changes"),
    STATUS("status"),
    WHOAMI("whoami");

    private final String word;

    Topic(String word) {
        this.word = word;
    }

    /// As typed after `/nattvakt help`.
    public String word() {
        return word;
    }

    static Optional<Topic> of(String word) {
        return Arrays.stream(values())
                .filter(topic -> word.equals(topic.word) || word.equals(topic.word + "s"))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Topic::word).toList();
    }
}
