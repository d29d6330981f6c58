package dev.nattvakt.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.watch.alert.Digest;
import dev.nattvakt.watch.alert.Standing;
import dev.nattvakt.watch.alert.WatchState;
import dev.nattvakt.watch.alert.Watched;

/// Keeps the state in a small JSON file, replaced atomically so that a crash leaves the old one. An
/// unreadable file counts as none, and a failed write does not end the watch.
final class StateFile implements WatchStateStore {

    private static final Logger LOG = Logger.getLogger(StateFile.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VERSION = 1;

    private final Path file;
    private WatchState watchState;

    StateFile(Path file) {
        this.file = file;
        this.watchState = load(file);
    }

    @Override
    public synchronized WatchState read() {
        return watchState;
    }

    @Override
    public synchronized void write(WatchState newer) {
        watchState = newer;
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(temporary, json(newer).toString());
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warnf("The watch cannot save its state in %s: %s.", file, unwritable.getMessage());
        }
    }

    private static WatchState load(Path file) {
        if (Files.notExists(file)) {
            return WatchState.NONE;
        }
        try {
            return parsed(MAPPER.readTree(Files.readString(file)));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            LOG.warnf(
                    "%s cannot be read, so the watch starts without its earlier state: %s.",
                    file, unreadable);
            return WatchState.NONE;
        }
    }

    private static ObjectNode json(WatchState watchState) {
        ObjectNode json = MAPPER.createObjectNode().put("version", VERSION);
        watchState.spokeAt().ifPresent(at -> json.put("spokeAt", at.toString()));
        json.put("blind", watchState.blind());
        put(watchState.servers(), json.putObject("servers"));
        watchState
                .digest()
                .ifPresent(digest -> {
                    ObjectNode told = json.putObject("digest").put("at", digest.at().toString());
                    put(digest.servers(), told.putObject("servers"));
                });
        return json;
    }

    private static void put(Map<String, Watched> servers, ObjectNode into) {
        servers.forEach((id, server) -> {
            ObjectNode row =
                    into.putObject(id)
                            .put("label", server.label())
                            .put("verdict", server.verdict().word())
                            .put("policy", server.standing().word());
            server.schedules().ifPresent(print -> row.put("schedules", print));
            server.backupSlots().ifPresent(slots -> row.put("backupSlots", slots));
            server.snapshotSlots().ifPresent(slots -> row.put("snapshotSlots", slots));
            server.seenAt().ifPresent(at -> row.put("seenAt", at.toString()));
        });
    }

    private static WatchState parsed(JsonNode json) {
        if (json.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("it is of another version");
        }
        return new WatchState(
                servers(json.path("servers")),
                text(json.path("spokeAt")).map(Instant::parse),
                json.path("blind").asBoolean(),
                text(json.at("/digest/at"))
                        .map(at ->
                                new Digest.Baseline(
                                        Instant.parse(at), servers(json.at("/digest/servers")))));
    }

    private static Map<String, Watched> servers(JsonNode rows) {
        Map<String, Watched> servers = new LinkedHashMap<>();
        rows.properties().forEach(row -> servers.put(row.getKey(), watched(row.getValue())));
        return servers;
    }

    private static Watched watched(JsonNode row) {
        return new Watched(
                row.path("label").asText(),
                Verdict.valueOf(row.path("verdict").asText().toUpperCase(Locale.ROOT)),
                text(row.path("policy"))
                        .map(word -> Standing.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Standing.UNKNOWN),
                text(row.path("schedules")),
                number(row.path("backupSlots")),
                number(row.path("snapshotSlots")),
                text(row.path("seenAt")).map(Instant::parse));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Optional<Integer> number(JsonNode value) {
        return Optional.of(value).filter(JsonNode::isInt).map(JsonNode::asInt);
    }
}
