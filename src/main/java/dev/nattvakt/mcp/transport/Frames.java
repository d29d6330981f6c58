package dev.nattvakt.mcp.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lines of bounded length. One that is too long is skipped up to its end and reported, so that the
/// next is read as what it is.
final class Frames {

    private static final int END = -1;

    private final InputStream in;
    private final int longest;

    Frames(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    sealed interface Frame {

        record Line(byte[] bytes) implements Frame {}

        record TooLong() implements Frame {}

        record End() implements Frame {}
    }

    Frame next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == END) {
                return length == 0 ? new Frame.End() : frame(line, length);
            }
            length++;
            if (length <= longest) {
                line.write(next);
            }
        }
        return frame(line, length);
    }

    private Frame frame(ByteArrayOutputStream line, long length) {
        return length <= longest ? new Frame.Line(line.toByteArray()) : new Frame.TooLong();
    }
}
