package dev.nattvakt.watch.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import dev.nattvakt.audit.AuditLine;
import dev.nattvakt.audit.LinesFromEnd;
import dev.nattvakt.schedule.Fields;

/// Own changes as lines of JSON, shared by processes: the audit log (members `time`, `vps`,
/// `written`, `after`), or a file of the same members beside the watch's state. Read from its end,
/// as far back as is asked for.
final class ChangeFile {

    private static final Logger LOG = Logger.getLogger(ChangeFile.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    /// No more than this is read from the end.
    private static final int MOST = 8 * 1024 * 1024;

    /// A file of our own that has grown beyond this is cut to its newer half.
    private static final int LONGEST = 256 * 1024;

    /// What the first line of an audit log says of the one before it.
    private static final String FIRST = "\"prev\":\"" + "0".repeat(64) + '"';

    /// Longer than a line waits to be written.
    private static final Duration DISORDER = Duration.ofSeconds(3);

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path file;

    ChangeFile(Path file) {
        this.file = file;
    }

    /// @param areAll whether the file reaches back so far that these are all changes
    record Told(List<OwnChange> changes, boolean areAll) {

        static final Told NOTHING = new Told(List.of(), false);
    }

    /// The changes from then on.
    Told since(Instant from) {
        try (LinesFromEnd lines = LinesFromEnd.of(file, MOST)) {
            List<OwnChange> changes = new ArrayList<>();
            boolean reachesBack = false;
            Optional<LinesFromEnd.Line> next = lines.next();
            while (next.isPresent()) {
                Optional<AuditLine> line = AuditLine.of(next.get().text());
                line.filter(known -> !known.time().isBefore(from))
                        .flatMap(ChangeFile::change)
                        .ifPresent(changes::add);
                reachesBack |=
                        line.filter(known -> !known.time().isAfter(from) || isFirst(known))
                                .isPresent();
                boolean isEarlier =
                        line.filter(known -> known.time().plus(DISORDER).isBefore(from))
                                .isPresent();
                next = isEarlier ? Optional.empty() : lines.next();
            }
            return new Told(changes, reachesBack);
        } catch (IOException unreadable) {
            LOG.debugf("%s tells no own changes: %s", file, unreadable);
            return Told.NOTHING;
        }
    }

    private static boolean isFirst(AuditLine line) {
        return line.text().contains(FIRST);
    }

    /// From now on the file tells every change of this process.
    void begin(Instant at) {
        append(MAPPER.createObjectNode().put("time", at.toString()));
    }

    void append(OwnChange change) {
        ObjectNode line =
                MAPPER.createObjectNode()
                        .put("time", change.at().toString())
                        .put("vps", change.vps())
                        .put("written", "yes");
        line.set("after", MAPPER.valueToTree(change.after().values()));
        append(line);
    }

    private void append(ObjectNode line) {
        try (FileChannel channel = FileChannel.open(file, APPEND);
                FileLock _ = channel.lock()) {
            if (channel.size() > LONGEST) {
                halve(channel);
            }
            channel.write(
                    ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)),
                    channel.size());
        } catch (IOException unwritable) {
            LOG.warnf(
                    "%s cannot be written, so own changes may be unknown after a restart: %s.",
                    file, unwritable.getMessage());
        }
    }

    private static void halve(FileChannel channel) throws IOException {
        ByteBuffer half = ByteBuffer.allocate(LONGEST / 2);
        channel.read(half, channel.size() - half.capacity());
        String text = new String(half.array(), StandardCharsets.UTF_8);
        String whole = text.substring(text.indexOf('\n') + 1);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static Optional<OwnChange> change(AuditLine line) {
        return line.json().flatMap(entry -> change(entry, line.time()));
    }

    private static Optional<OwnChange> change(JsonNode entry, Instant at) {
        boolean written =
                entry.path("vps").isTextual()
                        && Set.of("yes", "maybe").contains(entry.path("written").asText());
        if (!written) {
            return Optional.empty();
        }
        Map<String, Object> after = new LinkedHashMap<>();
        entry.path("after")
                .properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isInt()) {
                        after.put(field.getKey(), value.intValue());
                    } else if (value.isBoolean()) {
                        after.put(field.getKey(), value.booleanValue());
                    } else if (value.isTextual()) {
                        after.put(field.getKey(), value.textValue());
                    }
                });
        boolean isSure = entry.path("written").asText().equals("yes");
        return Optional.of(
                new OwnChange(
                        entry.path("vps").asText(),
                        at,
                        isSure ? OwnChange.fields(after) : Fields.NONE));
    }
}
