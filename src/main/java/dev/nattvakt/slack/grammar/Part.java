package dev.nattvakt.slack.grammar;

/// A phrase as it stands in a line.
///
/// @param typed as the person sees it on the screen
record Part(String typed, Meaning meaning) {}
