package dev.nattvakt.slack.message.blockkit;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// One message in Slack's format: an answer to a command or a press, also through a `response_url`,
/// or (without an audience) a post to a channel. Link previews are always off.
///
/// @param audience who sees it; absent for posts to a channel
/// @param text escaped mark-up, for notifications and for clients without blocks; never empty
/// @param blocks may be empty; then the text is the message
/// @param replaceOriginal whether it replaces the message whose button was pressed
@JsonPropertyOrder({
    "response_type",
    "replace_original",
    "unfurl_links",
    "unfurl_media",
    "text",
    "blocks"
})
@RegisterForReflection(
        targets = {
            Message.class,
            PlainText.class,
            Header.class,
            Context.class,
            Actions.class,
            Button.class,
            RichText.class,
            RichText.Section.class,
            RichText.Bullets.class,
            Element.Text.class,
            Element.Style.class,
            Element.Date.class,
            Element.User.class
        })
public record Message(
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("response_type")
                Audience audience,
        String text,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Block> blocks,
        @JsonProperty("replace_original") boolean replaceOriginal) {

    private static final int MOST_BLOCKS = 50;

    /// Slack allows 40,000, more than anybody reads.
    private static final int LONGEST_TEXT = 3_000;

    private static final String NAME = "Nattvakt";

    /// Who sees a message that answers a command.
    public enum Audience {
        EPHEMERAL("ephemeral"),
        IN_CHANNEL("in_channel");

        private final String word;

        Audience(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }
    }

    public Message {
        text = text.isBlank() ? NAME : Truncate.mrkdwn(LONGEST_TEXT, text);
        blocks = blocks.stream().filter(block -> !block.isEmpty()).limit(MOST_BLOCKS).toList();
    }

    /// The same, replacing the message whose button was pressed, for its readers.
    public Message replacing() {
        return new Message(null, text, blocks, true);
    }

    /// The same for everybody in the channel.
    public Message inChannel() {
        return new Message(Audience.IN_CHANNEL, text, blocks, replaceOriginal);
    }

    /// The same for one person.
    public Message toPerson() {
        return new Message(Audience.EPHEMERAL, text, blocks, replaceOriginal);
    }

    @JsonProperty("unfurl_links")
    boolean unfurlLinks() {
        return false;
    }

    @JsonProperty("unfurl_media")
    boolean unfurlMedia() {
        return false;
    }
}
