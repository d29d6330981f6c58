package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.ServerState;
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

    /// How the server stands to this rule.
    ///
    /// @param seen empty when it could not be read; then only an exemption can be told
    /// @param hostUpZone in which HostUp means its hours
    Optional<Compliance> check(Optional<ServerState> seen, ZoneId hostUpZone, Instant now) {
        return isExemptAt(now)
                ? exemption.map(Compliance.Exempt::new)
                : seen.map(state -> new Compliance.Held(differences(state, hostUpZone, now)));
    }

    private List<Difference> differences(ServerState seen, ZoneId hostUpZone, Instant now) {
        List<Difference> differs = new ArrayList<>();
        backup.map(wish -> BackupCheck.of(wish, seen.backups(), hostUpZone, now).differs())
                .ifPresent(differs::addAll);
        snapshot.map(wish -> SnapshotCheck.of(wish, seen.snapshots().schedule()))
                .ifPresent(differs::addAll);
        return differs;
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
