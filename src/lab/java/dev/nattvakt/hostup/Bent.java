package dev.nattvakt.hostup;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.hostup.json.BackupSchedulesJson;
import dev.nattvakt.hostup.json.CapacityJson;
import dev.nattvakt.hostup.json.CopiesJson;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.hostup.json.SnapshotSchedulesJson;
import dev.nattvakt.hostup.json.VpsJson;

/// HostUp's documents, bent at random: fields lost, renamed, of another type, cut off. Whoever
/// reads them may say that they cannot be read, and must not fail in any other way.
final class Bent {

    private static final String BACKUPS =
            """
            {"schedules":[{"id":"bks_1","name":"Nightly","frequency":"weekly","time":"02:00",
            "daySpecifier":"1","retentionCount":3,"enabled":true,"lastRun":"2026-11-21T02:00:00Z",
            "nextRun":null,"status":"completed"}],"settings":{"totalBackupLimit":5,
            "manualBackupsActive":1,"scheduledBackupsActive":2,"availableScheduledSlots":2,
            "autoDeleteOldest":true},"actions":{"canCreate":{"allowed":true,"reason":null}}}\
            """;

    private static final String SNAPSHOTS =
            """
            {"schedule":{"enabled":true,"intervalHours":6,"lastRun":null,"nextRun":null},
            "limits":{"totalSnapshots":3},"available":true,"reason":null,
            "actions":{"canEnable":{"allowed":true,"reason":null,"code":"x"}}}\
            """;

    private static final String SERVERS =
            """
            {"data":[{"id":"vps_1","name":"web","primaryIp":null,"serviceStatus":"active"}],
            "hasMore":false,"nextCursor":null}\
            """;

    private static final String COPIES =
            """
            {"backups":[{"id":"bkp_1","createdAt":"2026-04-27T10:00:00.000Z","sizeGb":12.4,
            "backupType":"manual","note":null}],"quotaInfo":{"used":1,"limit":3,"remaining":null}}\
            """;

    private static final String PRICE =
            """
            {"dryRun":true,"priceChange":{"amount":40,"recurringAmount":40,
            "additionalRecurringAmount":null,"currencyCode":"SEK"}}\
            """;

    private static final List<String> TOKENS =
            List.of(
                    "null",
                    "\"\"",
                    "[]",
                    "{}",
                    "-1",
                    "1e400",
                    "99999999999999999999",
                    "true",
                    "\"\\u0000\"",
                    "0.5",
                    "\"25:99\"",
                    "\"yearly\"",
                    "\"Monday\"",
                    "[[[]]]");

    private Bent() {}

    static void parse(Random random, Tally tally) {
        int kind = random.nextInt(5);
        String text = List.of(BACKUPS, SNAPSHOTS, SERVERS, COPIES, PRICE).get(kind);
        for (int bends = 1 + random.nextInt(3); bends > 0; bends--) {
            text = bend(text, random);
        }
        try {
            Optional<LenientJson> lenientJson =
                    RecordedWire.answer(200, text).object().map(LenientJson::unwrapped);
            if (lenientJson.isPresent()) {
                read(kind, lenientJson.get());
                tally.count("read");
            } else {
                tally.count("not JSON");
            }
        } catch (HostUpFailure unreadable) {
            tally.count("said to be unreadable");
        }
    }

    private static void read(int kind, LenientJson lenientJson) {
        switch (kind) {
            case 0 -> BackupSchedulesJson.state(lenientJson);
            case 1 -> SnapshotSchedulesJson.state(lenientJson);
            case 2 -> VpsJson.page(lenientJson);
            case 3 -> CopiesJson.backups(lenientJson);
            default -> CapacityJson.price(lenientJson);
        }
    }

    private static String bend(String text, Random random) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 ->
                    text.substring(0, at)
                            + (char) (' ' + random.nextInt(95))
                            + text.substring(at + 1);
            default -> value(text, at, random);
        };
    }

    /// Puts something else in place of a value.
    private static String value(String text, int from, Random random) {
        int colon = text.indexOf(':', from);
        int end = colon < 0 ? -1 : end(text, colon);
        return end < 0
                ? text
                : text.substring(0, colon + 1)
                        + TOKENS.get(random.nextInt(TOKENS.size()))
                        + text.substring(end);
    }

    private static int end(String text, int colon) {
        for (int i = colon + 1; i < text.length(); i++) {
            if (",}]".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
