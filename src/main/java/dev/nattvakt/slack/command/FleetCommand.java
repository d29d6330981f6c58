package dev.nattvakt.slack.command;

import java.util.List;

import dev.nattvakt.slack.command.phrase.FleetVocabulary;
import dev.nattvakt.slack.command.phrase.Vocabulary;

/// The commands that are about many servers, or about changes of the past.
enum FleetCommand {
    PROTECT(
            "/nattvakt protect",
            FleetVocabulary.PROTECT,
            List.of(
                    "web-*",
                    "daily",
                    "weekly mon",
                    "monthly day 15",
                    "02:00",
                    "keep 7",
                    "or fewer",
                    "spread 4h",
                    "in Europe/Stockholm",
                    "unprotected",
                    "except db-01",
                    "snapshots every 6h")),
    PAUSE("/nattvakt pause", FleetVocabulary.PAUSE, List.of("all", "web-*", "snapshots")),
    RESUME("/nattvakt resume", FleetVocabulary.RESUME, List.of("all", "web-*", "snapshots")),
    UNDO("/nattvakt undo", FleetVocabulary.UNDO, List.of("rcp_gKuzkw79", "except web-01")),
    CHANGES("/nattvakt changes", FleetVocabulary.CHANGES, List.of("web-01", "7d", "2026-11-22"));

    private final String typed;
    private final Vocabulary vocabulary;
    private final List<String> forms;

    FleetCommand(String typed, Vocabulary vocabulary, List<String> forms) {
        this.typed = typed;
        this.vocabulary = vocabulary;
        this.forms = forms;
    }

    /// The command before its other words.
    String typed() {
        return typed;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /// One example of each form.
    List<String> forms() {
        return forms;
    }
}
