package dev.nattvakt.watch.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// The remembered state of one server.
///
/// @param label its name, else its id
/// @param standing to the policy
/// @param schedules fingerprint of its schedules' settings; empty when they could not be read
/// @param backupSlots as far as HostUp stated them
/// @param seenAt when the round began that saw the schedules, in real time
public record Watched(
        String label,
        Verdict verdict,
        Standing standing,
        Optional<String> schedules,
        Optional<Integer> backupSlots,
        Optional<Integer> snapshotSlots,
        Optional<Instant> seenAt) {

    static Watched of(Judged judged, Instant begun) {
        return new Watched(
                judged.vps().label(),
                judged.judgement().verdict(),
                Standing.of(judged),
                judged.state().map(Watched::fingerprint),
                judged.state().flatMap(seen -> seen.backups().settings().slots().limit()),
                judged.state().flatMap(seen -> seen.snapshots().slots().total()),
                judged.state().map(_ -> begun));
    }

    /// Fills gaps from the state before. A problem on which HostUp states too little for a while,
    /// as during the next run, remains that problem.
    Watched orAsIn(Watched before) {
        return new Watched(
                label,
                verdict == Verdict.UNKNOWN && !Transitions.isWell(before.verdict())
                        ? before.verdict()
                        : verdict,
                standing == Standing.UNKNOWN ? before.standing() : standing,
                schedules.or(before::schedules),
                backupSlots.or(before::backupSlots),
                snapshotSlots.or(before::snapshotSlots),
                seenAt.or(before::seenAt));
    }

    private static String fingerprint(ServerState seen) {
        String set =
                Stream.concat(
                                seen.backups().schedules().stream().map(SeenBackupSchedule::fields),
                                seen.snapshots().schedule().stream()
                                        .map(SeenSnapshotSchedule::fields))
                        .map(fields -> fields.values().toString())
                        .sorted()
                        .toList()
                        .toString();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(set.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
