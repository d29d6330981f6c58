package dev.nattvakt;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A part of a file in memory that nobody has written to, nor can: it holds what the file holds.
record ReadOnlyPages(long from, long length) {

    private static final String WRITTEN = "Anonymous:";
    private static final String NONE = " 0 kB";

    /// @param smaps the lines of `/proc/self/smaps`: for each part its addresses, rights and file,
    ///   and then its sizes, among them how much of it is not the file's any more
    static List<ReadOnlyPages> of(String file, List<String> smaps) {
        List<ReadOnlyPages> found = new ArrayList<>();
        ReadOnlyPages part = null;
        for (String line : smaps) {
            if (line.endsWith(file)) {
                part = readOnly(line);
            } else if (line.startsWith(WRITTEN)) {
                if (part != null && line.endsWith(NONE)) {
                    found.add(part);
                }
                part = null;
            }
        }
        return found;
    }

    /// `00410000-02d27000 r-xp 00010000 fe:00 2195478 /app/nattvakt`.
    private static @Nullable ReadOnlyPages readOnly(String line) {
        int dash = line.indexOf('-');
        int space = line.indexOf(' ');
        if (line.charAt(space + 2) == 'w') {
            return null;
        }
        long from = Long.parseUnsignedLong(line, 0, dash, 16);
        return new ReadOnlyPages(from, Long.parseUnsignedLong(line, dash + 1, space, 16) - from);
    }
}
