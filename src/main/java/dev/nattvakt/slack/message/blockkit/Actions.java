package dev.nattvakt.slack.message.blockkit;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// Buttons in a row, without those that Slack would refuse.
record Actions(List<Button> elements) implements Block {

    private static final int MOST = 25;

    public Actions {
        elements = elements.stream().filter(Button::fits).limit(MOST).toList();
    }

    @Override
    @JsonIgnore
    public boolean isEmpty() {
        return elements.isEmpty();
    }
}
