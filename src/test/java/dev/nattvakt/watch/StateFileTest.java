package dev.nattvakt.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.watch.alert.Digest;
import dev.nattvakt.watch.alert.Standing;
import dev.nattvakt.watch.alert.WatchState;
import dev.nattvakt.watch.alert.Watched;

import static org.assertj.core.api.Assertions.assertThat;

class StateFileTest {

    private static final WatchState SEEN =
            new WatchState(
                    Map.of(
                            "vps_1",
                            new Watched(
                                    "web \"01\"",
                                    Verdict.SNAPSHOT_ONLY,
                                    Standing.DIFFERS,
                                    Optional.of("abc"),
                                    Optional.of(3),
                                    Optional.empty(),
                                    Optional.of(Instant.parse("2026-11-23T07:59:00Z"))),
                            "vps_2",
                            new Watched(
                                    "db-01",
                                    Verdict.UNKNOWN,
                                    Standing.UNKNOWN,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(0),
                                    Optional.empty())),
                    Optional.of(Instant.parse("2026-11-23T08:00:00Z")),
                    true);

    @TempDir Path folder;

    @Test
    void remembersAcrossARestart() {
        Path file = folder.resolve("watch.json");
        new StateFile(file).write(SEEN);

        assertThat(new StateFile(file).read()).isEqualTo(SEEN);
        WatchState told =
                SEEN.with(
                        Optional.of(
                                new Digest.Baseline(
                                        Instant.parse("2026-11-23T07:00:00Z"), SEEN.servers())));
        new StateFile(file).write(told);
        assertThat(new StateFile(file).read()).isEqualTo(told);
        assertThat(folder).isDirectoryContaining(there -> there.equals(file));
        assertThat(folder.resolve("watch.json.new")).doesNotExist();
    }

    @Test
    void beginsAnewWithoutAFile() {
        assertThat(new StateFile(folder.resolve("none")).read()).isEqualTo(WatchState.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{\"version\":2}",
                "[]",
                "{\"version\":1,\"servers\":{\"vps_1\":{\"verdict\":\"splendid\"}}}",
                "{\"version\":1,\"spokeAt\":\"yesterday\",\"servers\":{}}"
            })
    void aFileThatCannotBeReadCountsAsNone(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("watch.json"), text);

        assertThat(new StateFile(file).read()).isEqualTo(WatchState.NONE);
    }

    @Test
    void aFolderThatIsNotThereDoesNotEndTheWatch() {
        StateFile nowhere = new StateFile(folder.resolve("nowhere").resolve("watch.json"));

        nowhere.write(SEEN);

        assertThat(nowhere.read()).isEqualTo(SEEN);
    }
}
