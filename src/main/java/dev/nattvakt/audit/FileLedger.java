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

/// A file that is only ever appended to. It is opened for each line, so it may be rotated by
/// renaming or truncating it, and locked meanwhile, so several processes may share it: each goes on
/// where the file ends. After a rotation the chain goes on in the new file.
///
/// A line is handed to the operating system before the caller is answered; it is not forced onto
/// the disk, so a machine that loses power may lose the last ones.
final class FileLedger implements Ledger {

    /// Lines are bounded far below this.
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

    /// Makes the file if it is not there.
    ///
    /// @throws IOException when nothing can be appended to it
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

    /// A line that does not fit leaves nothing behind, if the file system lets that happen.
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
    /// @param torn whether somebody was stopped in the middle of it
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
