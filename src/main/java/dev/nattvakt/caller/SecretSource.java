package dev.nattvakt.caller;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// One or several secrets from a value or a file. A file is read again when it changes, so that
/// secrets rotate without a restart. Changes are seen by the file's attributes; soon after a change
/// its content is compared too, since two changes may bear the same time. While the file is missing
/// or unusable, the last good value stays in use; [#get] never fails.
///
/// @param <T> what the text is read as, for example a [Secret]
public final class SecretSource<T> implements Supplier<T> {

    private static final System.Logger LOG = System.getLogger(SecretSource.class.getName());

    /// Coarser than the times that file systems keep.
    private static final Duration TICK = Duration.ofSeconds(2);

    /// For so long after a look at a file nobody has to look again.
    private static final Duration RECENT = Duration.ofSeconds(1);

    private final Source<T> source;

    private SecretSource(Source<T> source) {
        this.source = source;
    }

    /// @param option the name that messages use, never with the value
    /// @param reading parses the text; throws [IllegalArgumentException], without repeating the
    ///   text, when it is unusable
    /// @throws IllegalArgumentException naming the option
    public static <T> SecretSource<T> of(String value, String option, Function<String, T> reading) {
        T read = named(option, reading).apply(value);
        return new SecretSource<>(
                new Source<>() {
                    @Override
                    public T value() {
                        return read;
                    }

                    @Override
                    public Optional<T> recent() {
                        return Optional.of(read);
                    }
                });
    }

    /// @param option the name that messages use
    /// @param reading as in [#of]
    /// @throws IllegalArgumentException naming the option when the file has no usable content now
    public static <T> SecretSource<T> inFile(
            Path file, String option, Function<String, T> reading) {
        return inFile(file, option, reading, System::nanoTime);
    }

    /// @param nanoTime a monotonic clock
    static <T> SecretSource<T> inFile(
            Path file, String option, Function<String, T> reading, LongSupplier nanoTime) {
        return new SecretSource<>(new Watched<>(file, option, named(option, reading), nanoTime));
    }

    /// From a value or a file; at most one may be given.
    ///
    /// @param option as in [#of]; the file's option is the same with `_FILE` appended
    /// @throws IllegalArgumentException naming the option
    public static <T> Optional<Supplier<T>> either(
            Optional<String> value,
            Optional<Path> file,
            String option,
            Function<String, T> reading) {
        if (value.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    option + " and " + option + "_FILE are both set. Keep one.");
        }
        return value.<Supplier<T>>map(text -> of(text, option, reading))
                .or(() -> file.map(path -> inFile(path, option + "_FILE", reading)));
    }

    /// Looks at the file, which may block.
    @Override
    public T get() {
        return source.value();
    }

    /// The same without a look at any file, for threads that must not block; empty when the last
    /// look was more than a second ago, so that [#get] has to be asked on another thread.
    public Optional<T> recent() {
        return source.recent();
    }

    @Override
    public String toString() {
        return "SecretSource[***]";
    }

    private static <T> Function<String, T> named(String option, Function<String, T> reading) {
        return text -> {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException unusable) {
                throw new IllegalArgumentException(
                        "%s is not usable: %s.".formatted(option, unusable.getMessage()), unusable);
            }
        };
    }

    private interface Source<T> {
        T value();

        Optional<T> recent();
    }

    private static final class Watched<T> implements Source<T> {

        private final Path file;
        private final String option;
        private final Function<String, T> reading;
        private final LongSupplier nanoTime;
        private volatile Seen<T> seen;
        private volatile boolean usable = true;
        private volatile long recentUntil;

        Watched(Path file, String option, Function<String, T> reading, LongSupplier nanoTime) {
            this.file = file;
            this.option = option;
            this.reading = reading;
            this.nanoTime = nanoTime;
            this.recentUntil = nanoTime.getAsLong();
            refuseIfOthersMayRead();
            try {
                seen = read(null);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "%s cannot be read: %s.".formatted(option, file), unreadable);
            }
        }

        @Override
        public T value() {
            try {
                Seen<T> before = seen;
                if (!before.isSettled || !Stamp.of(file).equals(before.stamp)) {
                    seen = read(before);
                    if (seen.value != before.value) {
                        LOG.log(
                                Level.INFO,
                                "{0} was read again because the file has changed.",
                                option);
                    }
                }
                usable = true;
            } catch (IOException gone) {
                warnOnce("it cannot be read");
            } catch (IllegalArgumentException unusable) {
                warnOnce(unusable.getMessage());
            }
            recentUntil = nanoTime.getAsLong() + RECENT.toNanos();
            return seen.value;
        }

        @Override
        public Optional<T> recent() {
            return nanoTime.getAsLong() - recentUntil < 0
                    ? Optional.of(seen.value)
                    : Optional.empty();
        }

        /// @param why without anything of the text
        private void warnOnce(String why) {
            if (usable) {
                usable = false;
                LOG.log(
                        Level.WARNING,
                        "{0} is not usable now; what was last read from it stays in use: {1}",
                        option,
                        why);
            }
        }

        /// Takes the stamp first, so that a change during the read is noticed next time. Text that
        /// is the same is not parsed again.
        private Seen<T> read(@Nullable Seen<T> before) throws IOException {
            Stamp stamp = Stamp.of(file);
            long now = nanoTime.getAsLong();
            long since = before != null && before.stamp.equals(stamp) ? before.since : now;
            String text = Files.readString(file);
            byte[] hash = sha256(text);
            return new Seen<>(
                    stamp,
                    since,
                    now - since >= TICK.toNanos(),
                    hash,
                    before != null && Arrays.equals(before.hash, hash)
                            ? before.value
                            : reading.apply(text));
        }

        private static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has SHA-256", impossible);
            }
        }

        /// Group access is allowed: Kubernetes mounts secrets for a numeric user that way only.
        private void refuseIfOthersMayRead() {
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        "%s cannot be used: %s is a folder.".formatted(option, file));
            }
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            try {
                if (view != null
                        && view.readAttributes()
                                .permissions()
                                .contains(PosixFilePermission.OTHERS_READ)) {
                    throw new IllegalArgumentException(
                            "%s: everybody on this machine may read %s; chmod o-r %s"
                                    .formatted(option, file, file));
                }
            } catch (IOException unknown) {
                LOG.log(Level.DEBUG, "The permissions of {0} are not known.", file);
            }
        }

        /// @param since when this stamp was first seen
        /// @param isSettled whether another change would show in the stamp
        /// @param hash of the content
        private record Seen<T>(Stamp stamp, long since, boolean isSettled, byte[] hash, T value) {}

        /// What a change of a file shows in.
        ///
        /// @param fileKey the inode, where there are any
        private record Stamp(FileTime modified, long size, @Nullable Object fileKey) {

            static Stamp of(Path file) throws IOException {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(
                        attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            }
        }
    }
}
