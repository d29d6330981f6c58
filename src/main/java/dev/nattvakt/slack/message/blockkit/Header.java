package dev.nattvakt.slack.message.blockkit;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// The title of a message, in large type.
record Header(PlainText text) implements Block {

    private static final int LONGEST = 150;

    static Header of(String text) {
        return new Header(PlainText.of(LONGEST, text));
    }

    @Override
    @JsonIgnore
    public boolean isEmpty() {
        return text.text().isBlank();
    }
}
