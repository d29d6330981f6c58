package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Sleeper;

/// An append-only file. Opened for each line, so it may be rotated by renaming or truncating;
/// locked meanwhile, so processes may share it, each continuing at the end. After a rotation the
/// chain continues in the new file.
///
/// Each line reaches the operating system before the caller is answered, but is not forced to disk:
/// a power loss may lose the last ones.
///
/// A change that is done waits for its line, so a lock that another process keeps fails the line
/// after a bounded wait. Until that lock is gone, the lines after it wait no more.
final class FileLedger implements Ledger {

    /// Larger than any line can be.
    private static final int LONGEST = 128 * 1024;

    /// Longest wait for others that write, in this process and in others.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    private static final Set<StandardOpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path path;
    private final FileAttribute<?>[] rights;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private final ReentrantLock writing = new ReentrantLock(true);
    private String last = Hash.NONE;
    private boolean isLockedByOthers;

    FileLedger(Path path) {
        this(path, Sleeper.REAL, System::nanoTime);
    }

    /// @param nanoTime a monotonic clock
    FileLedger(Path path, Sleeper sleeper, LongSupplier nanoTime) {
        this.path = path;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
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
        long until = nanoTime.getAsLong() + LONGEST_WAIT.toNanos();
        try (FileChannel file = FileChannel.open(path, OPEN, rights);
                FileLock _ = lock(file, until)) {
            end(file);
        }
    }

    @Override
    public void append(UnaryOperator<String> line) throws IOException {
        long until = nanoTime.getAsLong() + LONGEST_WAIT.toNanos();
        begin();
        try {
            append(line, until);
        } finally {
            writing.unlock();
        }
    }

    private void begin() throws IOException {
        try {
            if (writing.tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("other lines wait for it");
    }

    private void append(UnaryOperator<String> line, long until) throws IOException {
        try (FileChannel file = FileChannel.open(path, OPEN, rights);
                FileLock _ = lock(file, until)) {
            End end = end(file);
            String next = line.apply(end.last());
            String text = (end.torn() ? "\n" : "") + next + "\n";
            write(file, text.getBytes(StandardCharsets.UTF_8));
            last = Hash.of(next);
        }
    }

    private FileLock lock(FileChannel file, long until) throws IOException {
        FileLock lock = tryLock(file);
        while (lock == null && !isLockedByOthers && nanoTime.getAsLong() - until < 0) {
            sleeper.pass(BETWEEN_TRIES);
            lock = tryLock(file);
        }
        isLockedByOthers = lock == null;
        if (lock == null) {
            throw new IOException("another process keeps it locked");
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
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
