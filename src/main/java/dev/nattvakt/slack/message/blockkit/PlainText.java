package dev.nattvakt.slack.message.blockkit;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// Slack's `plain_text` object: no mark-up, and with `emoji` false no `:word:` becomes an emoji.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("plain_text")
record PlainText(String text, boolean emoji) {

    static PlainText of(int longest, String text) {
        return new PlainText(Truncate.at(longest, text), false);
    }
}
