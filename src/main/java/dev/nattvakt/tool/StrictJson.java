package dev.nattvakt.tool;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Reads one JSON object strictly: no duplicate keys (parsers differ in which one wins), no
/// trailing text, no `NaN`, bounded depth and length.
public final class StrictJson {

    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 40;

    static final JsonMapper MAPPER = mapper(DEEPEST, LONGEST_NUMBER);

    private StrictJson() {}

    /// A mapper for untrusted input. It shares buffers among threads, since each virtual thread
    /// would make its own.
    ///
    /// @param longestNumber characters of a number at most
    public static JsonMapper mapper(int deepest, int longestNumber) {
        return JsonMapper.builder(
                        JsonFactory.builder()
                                .streamReadConstraints(
                                        StreamReadConstraints.builder()
                                                .maxNestingDepth(deepest)
                                                .maxNumberLength(longestNumber)
                                                .build())
                                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /// Empty for anything but one JSON object; empty input is an empty object.
    static Optional<ObjectNode> object(byte[] json) {
        if (json.length == 0) {
            return Optional.of(MAPPER.createObjectNode());
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
