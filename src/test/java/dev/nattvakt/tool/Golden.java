package dev.nattvakt.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/// A generated file that is committed, so that a change of it is seen in review. `-Dupdate`
/// rewrites.
public final class Golden {

    private static final boolean UPDATE = System.getProperty("update") != null;

    private Golden() {}

    public static void check(Path file, String generated) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).as("generated; rewrite with tools/test -Dupdate").hasContent(generated);
    }
}
