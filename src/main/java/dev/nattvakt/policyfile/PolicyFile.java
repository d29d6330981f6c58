package dev.nattvakt.policyfile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.policy.Policy;

/// The policy of the policy file, if one is configured. The file is looked at when the policy is
/// asked for, at most once a second, and read again when it has changed. A file that is unusable or
/// still being written changes nothing: the last good policy holds, and a warning says why, once.
///
/// Looks at the disk: ask on a virtual thread, never on an event loop.
public final class PolicyFile {

    private static final System.Logger LOG = System.getLogger(PolicyFile.class.getName());

    private static final String OPTION = "NATTVAKT_POLICY_FILE";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_SHOWN = 20;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    /// Longest pause between two steps of a program that writes a file in several.
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Optional<Watched> watched;

    private PolicyFile(Optional<Watched> watched) {
        this.watched = watched;
    }

    /// @param hostUpZone in which HostUp means its hours
    /// @param clock the world's own, by which files are dated
    /// @param ticker nanoseconds that only pass
    /// @throws IllegalArgumentException naming the option and everything that is wrong with the
    ///   file, by line
    public static PolicyFile at(
            Optional<Path> file, ZoneId hostUpZone, Clock clock, LongSupplier ticker) {
        return at(file, hostUpZone, clock, ticker, PolicyFile::bytes);
    }

    static PolicyFile at(
            Optional<Path> file,
            ZoneId hostUpZone,
            Clock clock,
            LongSupplier ticker,
            Source source) {
        PolicyReader reader = new PolicyReader(hostUpZone, clock);
        return new PolicyFile(file.map(path -> new Watched(path, reader, clock, ticker, source)));
    }

    /// What should be so now; empty when no policy file is configured. Never fails.
    public Optional<Policy> current() {
        return watched.map(Watched::current);
    }

    /// Where the bytes come from; a test writes to the file meanwhile.
    @FunctionalInterface
    interface Source {

        /// @return at most one byte more than a policy may have
        byte[] of(Path file) throws IOException;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    private static final class Watched {

        private final Path file;
        private final PolicyReader reader;
        private final Clock clock;
        private final LongSupplier ticker;
        private final Source source;
        private final Lock looking = new ReentrantLock();

        /// The version that was last decided on, good or bad; null when the file was not there.
        private @Nullable Stamp decided;

        private @Nullable Stamp lastSeen;
        private volatile long nextLook;
        private volatile Policy policy;

        Watched(Path file, PolicyReader reader, Clock clock, LongSupplier ticker, Source source) {
            this.file = file;
            this.reader = reader;
            this.clock = clock;
            this.ticker = ticker;
            this.source = source;
            this.policy = first();
            this.nextLook = ticker.getAsLong() + PAUSE;
        }

        private Policy first() {
            try {
                decided = Stamp.of(file);
                lastSeen = decided;
                return read(decided);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "%s cannot be read: %s.".formatted(OPTION, file), unreadable);
            } catch (Unusable unusable) {
                throw new IllegalArgumentException(
                        "%s (%s) cannot be used: %s."
                                .formatted(OPTION, file, unusable.getMessage()),
                        unusable);
            } catch (StillWritten unsettled) {
                throw new IllegalArgumentException(
                        "%s is being written at this moment: %s.".formatted(OPTION, file),
                        unsettled);
            }
        }

        /// One thread looks; the others meanwhile take what holds.
        Policy current() {
            if (ticker.getAsLong() - nextLook >= 0 && looking.tryLock()) {
                try {
                    look();
                    nextLook = ticker.getAsLong() + PAUSE;
                } finally {
                    looking.unlock();
                }
            }
            return policy;
        }

        private void look() {
            Optional<Stamp> now = stamp();
            boolean isSettled =
                    now.filter(stamp -> stamp.equals(lastSeen) || isOld(stamp)).isPresent();
            lastSeen = now.orElse(null);
            if (Objects.equals(lastSeen, decided) || (now.isPresent() && !isSettled)) {
                return;
            }
            try {
                if (now.isPresent()) {
                    policy = read(now.get());
                    LOG.log(
                            Level.INFO,
                            "{0} was read again because the file has changed; rules: {1}.",
                            OPTION,
                            policy.rules().size());
                } else {
                    warn("it cannot be read");
                }
                decided = lastSeen;
            } catch (StillWritten unsettled) {
                // The next look sees what became of it.
            } catch (IOException gone) {
                decided = lastSeen;
                warn("it cannot be read");
            } catch (Unusable unusable) {
                decided = lastSeen;
                warn(unusable.getMessage());
            }
        }

        private Optional<Stamp> stamp() {
            try {
                return Optional.of(Stamp.of(file));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        private boolean isOld(Stamp stamp) {
            return Duration.between(stamp.modified.toInstant(), clock.instant())
                            .abs()
                            .compareTo(SETTLED)
                    >= 0;
        }

        private static void warn(@Nullable String why) {
            LOG.log(
                    Level.WARNING,
                    "{0} cannot be used now, and the policy that was last read from it still holds: {1}",
                    OPTION,
                    why);
        }

        private Policy read(Stamp before) throws IOException, Unusable, StillWritten {
            if (!before.isFile) {
                throw new Unusable("it is no file");
            }
            byte[] bytes = source.of(file);
            if (!Stamp.of(file).equals(before)) {
                throw new StillWritten();
            }
            if (bytes.length > MOST_BYTES) {
                throw new Unusable("it is larger than 256 KiB");
            }
            return switch (reader.read(text(bytes))) {
                case PolicyReader.Result.Good(Policy read) -> read;
                case PolicyReader.Result.Bad(List<FileProblem> problems) ->
                        throw new Unusable(listed(problems));
            };
        }

        private static String text(byte[] bytes) throws Unusable {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException notText) {
                throw new Unusable("it is no text in UTF-8");
            }
        }

        private static String listed(List<FileProblem> problems) {
            String shown =
                    problems.stream()
                            .limit(MOST_SHOWN)
                            .map(FileProblem::toString)
                            .collect(Collectors.joining("; "));
            int more = problems.size() - MOST_SHOWN;
            return more > 0 ? shown + "; and " + more + " more" : shown;
        }
    }

    /// What tells one version of the file from another. The key tells a file that was moved into
    /// its place, too.
    private record Stamp(FileTime modified, long size, boolean isFile, @Nullable Object key) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    now.lastModifiedTime(), now.size(), now.isRegularFile(), now.fileKey());
        }
    }

    private static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    private static final class StillWritten extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
