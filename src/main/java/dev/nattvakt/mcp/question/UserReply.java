package dev.nattvakt.mcp.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What came back from a [Question]. Only [Accepted] can be a yes.
public sealed interface UserReply {

    /// In a sentence for the model.
    String words();

    /// @param content what the user filled in
    record Accepted(ObjectNode content) implements UserReply {
        @Override
        public String words() {
            return "The user's answer was not a yes.";
        }
    }

    /// The user said no.
    record Declined() implements UserReply {
        @Override
        public String words() {
            return "The user declined.";
        }
    }

    /// The user closed the question without choosing.
    record Cancelled() implements UserReply {
        @Override
        public String words() {
            return "The user dismissed the question.";
        }
    }

    /// Nobody answered while we waited.
    record Silent() implements UserReply {
        @Override
        public String words() {
            return "The user did not answer in time.";
        }
    }

    /// The client said that it can ask its user, and then could not.
    record Unasked() implements UserReply {
        @Override
        public String words() {
            return "The client could not ask the user.";
        }
    }

    /// Something that is no reply.
    record Garbled() implements UserReply {
        @Override
        public String words() {
            return "The client's reply to the question was not understood.";
        }
    }

    /// Reads MCP's `ElicitResult`.
    static UserReply of(JsonNode result) {
        return switch (result.path("action").asText()) {
            case "accept" ->
                    result.path("content") instanceof ObjectNode content
                            ? new Accepted(content)
                            : new Garbled();
            case "" -> new Unasked();
            case "decline" -> new Declined();
            case "cancel" -> new Cancelled();
            default -> new Garbled();
        };
    }
}
