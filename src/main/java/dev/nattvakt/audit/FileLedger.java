package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;

/// An append-only file. Opened for each line, so it may be rotated by renaming or truncating;
/// locked meanwhile, so processes may share it, each continuing at the end. After a rotation the
/// chain continues in the new file.
///
/// Each line reaches the operating system before the caller is answered, but is not forced to disk:
/// a power loss may lose the last ones.
final class FileLedger implements Ledger {

    /// Larger than any line can be.
    private static final int LONGEST = 128 * 1024;

    private static final Set<StandardOpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path path;
    private final FileAttribute<?>[] rights;
    private String last = Hash.NONE;

    FileLedger(Path path) {
        this.path = path;
        this.rights =
                path.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-r-----"))
                        }
                        : new FileAttribute<?>[0];
    }

    /// Creates the file if needed.
    ///
    /// @throws IOException when it cannot be appended to
    void check() throws IOException {
        try (FileChannel file = FileChannel.open(path, OPEN, rights);
                FileLock _ = file.lock()) {
            end(file);
        }
    }

    @Override
    public synchronized void append(UnaryOperator<String> line) throws IOException {
        try (FileChannel file = FileChannel.open(path, OPEN, rights);
                FileLock _ = file.lock()) {
            End end = end(file);
            String next = line.apply(end.last());
            String text = (end.torn() ? "\n" : "") + next + "\n";
            write(file, text.getBytes(StandardCharsets.UTF_8));
            last = Hash.of(next);
        }
    }

    /// Writes all or nothing, if the file system allows truncation: for example on a full disk.
    private static void write(FileChannel file, byte[] text) throws IOException {
        long size = file.size();
        ByteBuffer bytes = ByteBuffer.wrap(text);
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes, size + bytes.position());
            }
        } catch (IOException full) {
            file.truncate(size);
            throw full;
        }
    }

    /// @param last hash of the last line
    /// @param torn whether a writer was stopped in the middle of it
    private record End(String last, boolean torn) {}

    private End end(FileChannel file) throws IOException {
        long size = file.size();
        if (size == 0) {
            return new End(last, false);
        }
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST));
        while (tail.hasRemaining() && file.read(tail, size - tail.remaining()) >= 0) {}
        byte[] bytes = tail.array();
        boolean torn = bytes[bytes.length - 1] != '\n';
        int end = torn ? bytes.length : bytes.length - 1;
        int begin = end;
        while (begin > 0 && bytes[begin - 1] != '\n') {
            begin--;
        }
        if (begin == 0 && size > bytes.length) {
            throw new IOException("its last line is too long to be one of an audit log");
        }
        return new End(Hash.of(Arrays.copyOfRange(bytes, begin, end)), torn);
    }
}
