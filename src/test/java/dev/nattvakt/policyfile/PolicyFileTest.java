package dev.nattvakt.policyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.policy.Policy;

import static java.util.logging.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PolicyFileTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir Path directory;

    private final VirtualTime time = new VirtualTime();
    private final Logger logger = Logger.getLogger(PolicyFile.class.getName());
    private final List<LogRecord> told = new ArrayList<>();
    private final Handler listener = listener();

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
    }

    @Test
    void isNotThereUnlessConfigured() {
        assertThat(PolicyFile.at(Optional.empty(), UTC, time, time::nanoTime).current()).isEmpty();
    }

    @Test
    void isReadAgainWhenItChanges() throws IOException {
        PolicyFile policy = at(write(rules(1)));
        write(rules(2));
        assertThat(count(policy)).as("within the same second").isEqualTo(1);

        pass(2);
        assertThat(count(policy)).isEqualTo(2);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void isReadAgainWhenAnotherFileOfTheSameSizeAndDateTakesItsPlace() throws IOException {
        Path file = write(rules(1));
        PolicyFile policy = at(file);
        Path other = directory.resolve("other.yaml");
        Files.writeString(other, rules(1).replace("web-0", "db-09"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        pass(2);
        assertThat(policy.current().orElseThrow().rules().getFirst().servers().getFirst().text())
                .isEqualTo("db-09");
    }

    @Test
    void theOldPolicyHoldsWhileTheFileIsBadAndOneWarningSaysWhy() throws IOException {
        PolicyFile policy = at(write(rules(1)));
        write("rules:\n- servers: [a]\n  backup: {hour: 24}\n");

        for (int look = 0; look < 5; look++) {
            pass(2);
            assertThat(count(policy)).isEqualTo(1);
        }
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("NATTVAKT_POLICY_FILE", "line 3: rule 1: backup: hour is 24");

        write(rules(3));
        pass(2);
        assertThat(count(policy)).isEqualTo(3);
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void everyBadVersionIsToldOnce() throws IOException {
        PolicyFile policy = at(write(rules(1)));
        for (String bad : List.of("rules: [", "rules: []", "rulez:")) {
            write(bad);
            pass(2);
            policy.current();
            pass(2);
            policy.current();
        }

        assertThat(warnings()).hasSize(3);
    }

    @Test
    void theOldPolicyHoldsWhileTheFileIsGone() throws IOException {
        Path file = write(rules(1));
        PolicyFile policy = at(file);
        Files.delete(file);
        for (int look = 0; look < 3; look++) {
            pass(2);
            assertThat(count(policy)).isEqualTo(1);
        }
        assertThat(warnings()).singleElement().asString().contains("cannot be read");

        write(rules(2));
        pass(2);
        assertThat(count(policy)).isEqualTo(2);
    }

    /// Half of the file is a whole policy, with fewer rules.
    @Test
    void isNotReadWhileItIsBeingWritten() throws IOException {
        PolicyFile policy = at(write(rules(4)));
        pass(2);
        for (int half = 1; half < 4; half++) {
            write(rules(half));
            pass(Duration.ofMillis(1));
            assertThat(count(policy)).as("written a millisecond ago").isEqualTo(4);
            pass(Duration.ofMillis(1_200));
            write(rules(half) + "#");
            assertThat(count(policy)).isEqualTo(4);
        }
        write(rules(5));
        pass(2);
        assertThat(count(policy)).isEqualTo(5);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void isNotTakenWhenItChangesWhileItIsRead() throws IOException {
        Path file = write(rules(4));
        List<String> writes = new ArrayList<>();
        PolicyFile policy =
                PolicyFile.at(
                        Optional.of(file),
                        UTC,
                        time,
                        time::nanoTime,
                        path -> {
                            byte[] half = Files.readAllBytes(path);
                            if (!writes.isEmpty()) {
                                write(writes.removeFirst());
                            }
                            return half;
                        });
        write(rules(1));
        writes.add(rules(7));

        pass(2);
        assertThat(count(policy)).as("changed while it was read").isEqualTo(4);
        pass(2);
        assertThat(count(policy)).isEqualTo(7);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aFileFromTheFutureIsTakenWhenItStaysSo() throws IOException {
        Path file = write(rules(1));
        PolicyFile policy = at(file);
        Files.writeString(file, rules(2));
        Files.setLastModifiedTime(
                file, FileTime.from(time.instant().plus(Duration.ofMillis(2_500))));

        pass(2);
        assertThat(count(policy)).as("dated within this second").isEqualTo(1);
        pass(Duration.ofMillis(1_100));
        assertThat(count(policy)).as("the same as at the last look").isEqualTo(2);
    }

    @Test
    void aBadFileStopsTheStart() throws IOException {
        Path file = write("rules:\n- servers: [a]\n  backup: {hour: 24}\n  untill: x\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(file))
                .withMessageStartingWith(
                        "NATTVAKT_POLICY_FILE (" + file + ") cannot be used: line 3: ")
                .withMessageContaining("; line 4: rule 1: there is no key \"untill\"");
    }

    @Test
    void whatIsNoPolicyFileAtAllStopsTheStart() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(directory.resolve("missing")))
                .withMessageStartingWith("NATTVAKT_POLICY_FILE cannot be read: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(directory))
                .withMessageContaining("it is no file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(write("# " + "x".repeat(256 * 1024))))
                .withMessageContaining("it is larger than 256 KiB");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(binary))
                .withMessageContaining("it is no text in UTF-8");
    }

    @Test
    void aLongListOfProblemsIsCut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(write("a: b\n".repeat(30) + rules(1))))
                .withMessageContaining("line 20: ")
                .withMessageNotContaining("line 21: ")
                .withMessageEndingWith("; and 10 more.");
    }

    private PolicyFile at(Path file) {
        return PolicyFile.at(Optional.of(file), UTC, time, time::nanoTime);
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("policy.yaml"), text);
        return Files.setLastModifiedTime(file, FileTime.from(time.instant()));
    }

    private static String rules(int count) {
        StringBuilder rules = new StringBuilder("rules:\n");
        for (int i = 0; i < count; i++) {
            rules.append("- {servers: [web-%d], backup: {hour: 1}}\n".formatted(i));
        }
        return rules.toString();
    }

    private void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    private void pass(Duration duration) {
        time.advance(duration);
    }

    private static int count(PolicyFile file) {
        return file.current().map(Policy::rules).map(List::size).orElseThrow();
    }

    private List<String> warnings() {
        return told.stream()
                .filter(record -> record.getLevel().intValue() >= WARNING.intValue())
                .map(record -> record.getMessage() + List.of(record.getParameters()))
                .toList();
    }

    private Handler listener() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
