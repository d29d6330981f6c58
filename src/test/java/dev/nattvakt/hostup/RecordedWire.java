package dev.nattvakt.hostup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.hostup.json.ResponseBody;

/// Answers as they would come off the wire, without one.
public final class RecordedWire {

    private RecordedWire() {}

    public static ResponseBody body(String text) {
        return ResponseBody.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static HostUpResponse answer(int status, String body) {
        return new HostUpResponse(
                status, Map.of("X-Request-Id", List.of("req_header")), body(body));
    }

    /// Single quotes stand for double ones.
    public static LenientJson stated(String json) {
        return answer(200, json.replace('\'', '"')).object().orElseThrow().unwrapped();
    }
}
