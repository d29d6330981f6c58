package dev.nattvakt.slack.command.phrase;

/// A phrase in a command.
///
/// @param typed as the user sees it
public record Part(String typed, Meaning meaning) {}
