package dev.nattvakt.slack.message.blockkit;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// Slack's `plain_text` object: nothing in it is mark-up, and with `emoji` false no `:word:` turns
/// into a picture either.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("plain_text")
record PlainText(String text, boolean emoji) {

    static PlainText of(int longest, String text) {
        return new PlainText(Truncate.at(longest, text), false);
    }
}
