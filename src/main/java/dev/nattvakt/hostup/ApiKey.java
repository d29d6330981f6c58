package dev.nattvakt.hostup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.nattvakt.caller.Secret;

/// The key that HostUp knows us by, from a value or from a file. A file is read again when its
/// modification time changes, so that a key can be rotated while we run; while the file is missing
/// or unusable the last good key stays in use, and asking never fails.
public final class ApiKey implements Supplier<Secret> {

    private static final Logger LOG = Logger.getLogger(ApiKey.class);

    private final Source source;

    private ApiKey(Source source) {
        this.source = source;
    }

    /// @throws IllegalArgumentException naming `HOSTUP_API_KEY`, never the value
    public static ApiKey of(String value) {
        return new ApiKey(new Fixed(read(value, "HOSTUP_API_KEY")));
    }

    /// @throws IllegalArgumentException naming `HOSTUP_API_KEY_FILE` when there is no usable key in
    ///   the file now
    public static ApiKey inFile(Path file) {
        return new ApiKey(new Watched(file));
    }

    @Override
    public Secret get() {
        return source.key();
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }

    private static Secret read(String text, String option) {
        try {
            return new Secret(text);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "%s has no usable key: %s.".formatted(option, unusable.getMessage()), unusable);
        }
    }

    private sealed interface Source {
        Secret key();
    }

    private record Fixed(Secret key) implements Source {}

    private static final class Watched implements Source {

        private static final String OPTION = "HOSTUP_API_KEY_FILE";

        private final Path file;
        private volatile Seen seen;
        private volatile boolean usable = true;

        Watched(Path file) {
            this.file = file;
            try {
                seen = look();
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "%s cannot be read: %s.".formatted(OPTION, file), unreadable);
            }
            warnIfOthersMayRead();
        }

        @Override
        public Secret key() {
            try {
                if (!Files.getLastModifiedTime(file).equals(seen.at)) {
                    seen = look();
                    LOG.info("The HostUp key was read again, since its file has changed.");
                }
                usable = true;
            } catch (IOException | IllegalArgumentException _) {
                warnOnce();
            }
            return seen.key;
        }

        private void warnOnce() {
            if (usable) {
                usable = false;
                LOG.warn("The HostUp key file is not usable now; the last key stays in use.");
            }
        }

        /// The time is taken first: a change while reading is then seen the next time.
        private Seen look() throws IOException {
            FileTime at = Files.getLastModifiedTime(file);
            return new Seen(at, read(Files.readString(file), OPTION));
        }

        private void warnIfOthersMayRead() {
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            try {
                if (view != null
                        && view.readAttributes()
                                .permissions()
                                .contains(PosixFilePermission.OTHERS_READ)) {
                    LOG.warnf("Everybody on this machine may read %s; chmod o-r it.", file);
                }
            } catch (IOException unknown) {
                LOG.debugf("The permissions of %s are not known.", file);
            }
        }

        private record Seen(FileTime at, Secret key) {}
    }
}
