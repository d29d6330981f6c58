package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The lines of a file to which others append, newest first. Reads a bounded number of bytes; a
/// line that is too long to be one of ours is passed over.
public final class LinesFromEnd implements AutoCloseable {

    /// Longer than any line of ours.
    static final int LONGEST = 128 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final byte BREAK = '\n';

    private final FileChannel file;
    private long budget;

    /// The bytes of the file from here on have been read.
    private long start;

    /// What was read from `start` on, and how much of it is not told yet.
    private byte[] read = new byte[0];

    private int untold;
    private boolean isInLongLine;

    private LinesFromEnd(FileChannel file, long start, long budget) {
        this.file = file;
        this.start = start;
        this.budget = budget;
    }

    /// @param end where it ends in the file, its line break included
    public record Line(String text, long end) {}

    /// @param most bytes to read
    /// @throws IOException when the file cannot be read
    public static LinesFromEnd of(Path file, long most) throws IOException {
        return of(file, Long.MAX_VALUE, most);
    }

    /// @param end where to begin; the end of the file if that is earlier
    /// @param most bytes to read
    static LinesFromEnd of(Path file, long end, long most) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new LinesFromEnd(channel, Math.min(end, channel.size()), most);
    }

    /// The line before; empty at the beginning of the file, and when enough was read.
    ///
    /// @throws IOException when the file cannot be read
    public Optional<Line> next() throws IOException {
        while (true) {
            boolean endsHere = untold > 0 && read[untold - 1] == BREAK && !isInLongLine;
            int end = endsHere ? untold - 1 : untold;
            int begin = end;
            while (begin > 0 && read[begin - 1] != BREAK) {
                begin--;
            }
            boolean isWhole = begin > 0 || (start == 0 && untold > 0);
            if (isWhole && !isInLongLine) {
                Line line =
                        new Line(
                                new String(read, begin, end - begin, StandardCharsets.UTF_8),
                                position());
                untold = begin;
                return Optional.of(line);
            }
            if (begin > 0) {
                untold = begin;
                isInLongLine = false;
            } else if (!readOn()) {
                return Optional.empty();
            }
        }
    }

    private boolean readOn() throws IOException {
        if (untold > LONGEST) {
            untold = 0;
            isInLongLine = true;
        }
        int more = (int) Math.min(Math.min(CHUNK, start), budget);
        if (more == 0) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.allocate(more + untold);
        buffer.limit(more);
        while (buffer.hasRemaining() && file.read(buffer, start - buffer.remaining()) >= 0) {}
        if (buffer.hasRemaining()) {
            throw new IOException("it was cut while it was read");
        }
        buffer.limit(buffer.capacity());
        buffer.put(read, 0, untold);
        read = buffer.array();
        untold = read.length;
        start -= more;
        budget -= more;
        return true;
    }

    /// What stands behind this place has been told.
    long position() {
        return start + untold;
    }

    /// Whether everything up to the beginning of the file was told.
    boolean isAtStart() {
        return start == 0 && (untold == 0 || isInLongLine);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
