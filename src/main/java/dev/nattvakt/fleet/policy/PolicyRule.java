package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.schedule.Vps;

/// One rule of the policy file.
///
/// @param number its place among the rules, from 1
/// @param line where it begins in the file
/// @param servers patterns over names and ids; one that matches is enough
public record PolicyRule(
        int number,
        int line,
        List<NamePattern> servers,
        Optional<BackupWish> backup,
        Optional<SnapshotWish> snapshot,
        Optional<Exemption> exemption) {

    public PolicyRule {
        servers = List.copyOf(servers);
    }

    boolean matches(Vps vps) {
        return servers.stream().anyMatch(pattern -> pattern.matches(vps));
    }

    public boolean isExemptAt(Instant now) {
        return exemption
                .filter(exempt -> exempt.isOn(now.atZone(zone()).toLocalDate()))
                .isPresent();
    }

    /// Whether it says anything at that time.
    boolean holdsAt(Instant now) {
        return wantsSomething() || isExemptAt(now);
    }

    /// Whether there is no day after which it says nothing more.
    boolean holdsForever() {
        return wantsSomething() || exemption.flatMap(Exemption::until).isEmpty();
    }

    private boolean wantsSomething() {
        return backup.isPresent() || snapshot.isPresent();
    }

    /// In which the exemption's last day ends.
    private ZoneId zone() {
        return backup.flatMap(BackupWish::timeZone).orElse(ZoneOffset.UTC);
    }
}
