package dev.nattvakt.hostup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Answers as they would come off the wire, without one.
final class Wire {

    private Wire() {}

    static Body body(String text) {
        return Body.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of("X-Request-Id", List.of("req_header")), body(body));
    }

    /// Single quotes stand for double ones.
    static Stated stated(String json) {
        return answer(200, json.replace('\'', '"')).object().orElseThrow().unwrapped();
    }
}
