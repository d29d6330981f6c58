package dev.nattvakt.tool.view;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.nattvakt.words.Words;

/// Writes [Words] as plain text.
@RegisterForReflection
final class SummaryText extends JsonSerializer<Words> {

    @Override
    public void serialize(Words words, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        json.writeString(words.plain());
    }
}
