package dev.nattvakt.tool;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

import dev.nattvakt.words.Words;

/// Sentences as plain text.
final class SummaryText extends JsonSerializer<Words> {

    @Override
    public void serialize(Words words, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        json.writeString(words.plain());
    }
}
