package dev.nattvakt.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What came back from a [Question]. Only [Accepted] can be a yes.
public sealed interface Reply {

    /// In a sentence for the model.
    String words();

    /// @param content what the user filled in
    record Accepted(ObjectNode content) implements Reply {
        @Override
        public String words() {
            return "The user's answer was not a yes.";
        }
    }

    /// The user said no.
    record Declined() implements Reply {
        @Override
        public String words() {
            return "The user declined.";
        }
    }

    /// The user closed the question without choosing.
    record Cancelled() implements Reply {
        @Override
        public String words() {
            return "The user dismissed the question.";
        }
    }

    /// Nobody answered while we waited.
    record Silent() implements Reply {
        @Override
        public String words() {
            return "The user did not answer in time.";
        }
    }

    /// Something that is no reply.
    record Garbled() implements Reply {
        @Override
        public String words() {
            return "The client's reply to the question was not understood.";
        }
    }

    /// Reads MCP's `ElicitResult`.
    static Reply of(JsonNode result) {
        return switch (result.path("action").asText()) {
            case "accept" ->
                    result.path("content") instanceof ObjectNode content
                            ? new Accepted(content)
                            : new Garbled();
            case "decline" -> new Declined();
            case "cancel" -> new Cancelled();
            default -> new Garbled();
        };
    }
}
