package dev.nattvakt.faults.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a JVM process holds; no files and no threads where there is no /proc.
///
/// @param heapKb what is alive after a full collection
record Usage(long heapKb, long files, long threads) {

    private static final Pattern ROW =
            Pattern.compile(" *\\d+: +\\d+ +(?<bytes>\\d+) +(?<type>\\S+)");

    static Usage of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        long heap = heapKb(pid);
        if (!Files.isDirectory(proc)) {
            return new Usage(heap, 0, 0);
        }
        try (Stream<Path> files = Files.list(proc.resolve("fd"));
                Stream<Path> threads = Files.list(proc.resolve("task"))) {
            return new Usage(heap, files.count(), threads.count());
        }
    }

    /// A histogram of what is alive begins with a full collection. The collector leaves some holes
    /// where they are, megabytes of them at times; it counts those as objects, and we do not.
    private static long heapKb(long pid) throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid),
                                "GC.class_histogram")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long bytes =
                said.lines()
                        .map(ROW::matcher)
                        .filter(row ->
                                row.lookingAt() && !row.group("type").contains("FillerElement"))
                        .mapToLong(row -> Long.parseLong(row.group("bytes")))
                        .sum();
        if (bytes == 0) {
            throw new IOException("no heap to be seen: " + said);
        }
        return bytes / 1024;
    }
}
