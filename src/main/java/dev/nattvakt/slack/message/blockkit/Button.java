package dev.nattvakt.slack.message.blockkit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// A button.
///
/// @param value comes back with the press; not shown
/// @param style `danger` is red; absent: Slack's default colour
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("button")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Button(
        PlainText text,
        @JsonProperty("action_id") String actionId,
        String value,
        @Nullable String style) {

    private static final int LONGEST_TEXT = 75;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_VALUE = 2_000;

    public static Button of(String text, String actionId, String value) {
        return new Button(PlainText.of(LONGEST_TEXT, text), actionId, value, null);
    }

    public Button dangerous() {
        return new Button(text, actionId, value, "danger");
    }

    /// A value is never cut, since half a call is another call.
    @JsonIgnore
    boolean fits() {
        return !text.text().isBlank()
                && !actionId.isEmpty()
                && actionId.length() <= LONGEST_ID
                && !value.isEmpty()
                && value.length() <= LONGEST_VALUE;
    }
}
