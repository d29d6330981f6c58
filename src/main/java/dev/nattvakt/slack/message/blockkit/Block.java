package dev.nattvakt.slack.message.blockkit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// A block of a message.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Header.class, name = "header"),
    @JsonSubTypes.Type(value = RichText.class, name = "rich_text"),
    @JsonSubTypes.Type(value = Context.class, name = "context"),
    @JsonSubTypes.Type(value = Actions.class, name = "actions")
})
public sealed interface Block permits Header, RichText, Context, Actions {

    /// Slack refuses a whole message for one empty block.
    @JsonIgnore
    boolean isEmpty();
}
