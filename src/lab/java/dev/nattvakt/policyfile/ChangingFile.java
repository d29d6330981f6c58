package dev.nattvakt.policyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.policy.Policy;

/// A policy file that others write to, at any moment. Each whole version has one pattern in every
/// rule, so that a part of one can be told from a whole one by the number of its rules.
final class ChangingFile {

    private static final int STEPS = 10;

    private final Random random;
    private final Tally tally;
    private final VirtualTime time = new VirtualTime();
    private final Path file;

    /// Number of rules of the last version that was written whole and good.
    private int good;

    /// The one before, which holds until the new one has been seen.
    private int before;

    private boolean changesWhileRead;

    private ChangingFile(Path folder, Random random, Tally tally) throws IOException {
        this.random = random;
        this.tally = tally;
        this.file = folder.resolve("policy.yaml");
        whole(1);
        before = good;
        time.advance(Duration.ofSeconds(2));
    }

    static void run(Random random, Tally tally) throws IOException {
        Path folder = Files.createTempDirectory("policy");
        try {
            new ChangingFile(folder, random, tally).run();
        } finally {
            Files.deleteIfExists(folder.resolve("other.yaml"));
            Files.deleteIfExists(folder.resolve("policy.yaml"));
            Files.delete(folder);
        }
    }

    private void run() throws IOException {
        PolicyFile policy =
                PolicyFile.at(
                        Optional.of(file), ZoneId.of("UTC"), time, time::nanoTime, this::read);
        for (int step = 0; step < STEPS; step++) {
            change(policy);
            look(policy, before, good);
            settle(policy);
            look(policy, good, good);
            before = good;
        }
    }

    private void change(PolicyFile policy) throws IOException {
        int next = good % 7 + 1;
        switch (random.nextInt(6)) {
            case 0 -> {
                tally.count("written at once");
                whole(next);
            }
            case 1 -> {
                tally.count("moved into its place");
                Path other = file.resolveSibling("other.yaml");
                Files.writeString(other, rules(next));
                Files.setLastModifiedTime(other, FileTime.from(time.instant()));
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                good = next;
            }
            case 2 -> {
                tally.count("written in pieces");
                String text = rules(next);
                for (int piece = 0; piece < 3; piece++) {
                    write(text.substring(0, random.nextInt(text.length())));
                    look(policy, before, before);
                    time.advance(Duration.ofMillis(random.nextInt(900)));
                    look(policy, before, before);
                }
                whole(next);
            }
            case 3 -> {
                tally.count("made bad");
                write(rules(next) + (random.nextBoolean() ? "- nonsense\n" : "rulez: {"));
            }
            case 4 -> {
                tally.count("taken away");
                Files.deleteIfExists(file);
            }
            default -> {
                tally.count("changed while it is read");
                whole(next);
                changesWhileRead = true;
            }
        }
    }

    private void settle(PolicyFile policy) {
        for (int look = 0; look < 4; look++) {
            time.advance(Duration.ofMillis(1_100));
            look(policy, before, good);
        }
    }

    /// @param other may hold too
    private void look(PolicyFile policy, int one, int other) {
        int seen = policy.current().map(Policy::rules).orElseThrow().size();
        tally.count("looks");
        tally.expect(
                seen == one || seen == other,
                "%d rules are no whole version (%d or %d)".formatted(seen, one, other));
    }

    /// Reads what is there; or only the first rules, because somebody writes the next version.
    private byte[] read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        if (!changesWhileRead) {
            return bytes;
        }
        changesWhileRead = false;
        whole(good % 7 + 1);
        return rules(1 + random.nextInt(7)).getBytes(StandardCharsets.UTF_8);
    }

    private void whole(int rules) {
        write(rules(rules));
        good = rules;
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(time.instant()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "- {servers: [web-%d], backup: {hour: 1}}%n".formatted(i))
                .collect(Collectors.joining("", "rules:\n", ""));
    }
}
