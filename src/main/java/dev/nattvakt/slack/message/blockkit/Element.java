package dev.nattvakt.slack.message.blockkit;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// A piece of rich text.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Element.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Element.Date.class, name = "date"),
    @JsonSubTypes.Type(value = Element.User.class, name = "user")
})
sealed interface Element {

    /// The text that counts against the block's limit.
    @JsonIgnore
    String shown();

    /// Shortened to at most `room` characters; empty when it cannot be shortened.
    Optional<Element> within(int room);

    /// Literal text.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(String text, @Nullable Style style) implements Element {

        @Override
        @JsonIgnore
        public String shown() {
            return text;
        }

        @Override
        public Optional<Element> within(int room) {
            return Optional.of(new Text(Truncate.at(room, text), style));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Style(boolean bold, boolean code) {

        static final Style BOLD = new Style(true, false);
        static final Style CODE = new Style(false, true);
    }

    /// A point in time in the reader's own zone.
    ///
    /// @param timestamp seconds since 1970; Slack refuses it as a string
    /// @param fallback for clients that cannot show dates
    record Date(long timestamp, String format, String fallback) implements Element {

        @Override
        @JsonIgnore
        public String shown() {
            return fallback;
        }

        @Override
        public Optional<Element> within(int room) {
            return Optional.of(this).filter(_ -> fallback.length() <= room).map(date -> date);
        }
    }

    /// A mention of a user, whom Slack shows by name.
    record User(@JsonProperty("user_id") String userId) implements Element {

        @Override
        @JsonIgnore
        public String shown() {
            return userId;
        }

        @Override
        public Optional<Element> within(int room) {
            return Optional.of(this).filter(_ -> userId.length() <= room).map(user -> user);
        }
    }
}
