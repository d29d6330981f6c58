package dev.nattvakt.slack.message.blockkit;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// A remark in small type.
public record Context(List<PlainText> elements) implements Block {

    /// Slack states no limit here; this is its limit for text objects.
    private static final int LONGEST = 3_000;

    static Context of(String text) {
        return new Context(text.isBlank() ? List.of() : List.of(PlainText.of(LONGEST, text)));
    }

    @Override
    @JsonIgnore
    public boolean isEmpty() {
        return elements.isEmpty();
    }
}
