package dev.nattvakt.hostup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.nattvakt.hostup.json.Answer;
import dev.nattvakt.hostup.json.Body;
import dev.nattvakt.hostup.json.Stated;

/// Answers as they would come off the wire, without one.
public final class Wire {

    private Wire() {}

    public static Body body(String text) {
        return Body.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer answer(int status, String body) {
        return new Answer(status, Map.of("X-Request-Id", List.of("req_header")), body(body));
    }

    /// Single quotes stand for double ones.
    public static Stated stated(String json) {
        return answer(200, json.replace('\'', '"')).object().orElseThrow().unwrapped();
    }
}
