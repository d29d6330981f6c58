package dev.nattvakt.mcp.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Text files that the program brings along.
final class PackagedText {

    private PackagedText() {}

    /// @param path of a file that is there, from the root of the class path
    static String of(String path) {
        try (InputStream file = PackagedText.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
