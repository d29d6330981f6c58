package dev.nattvakt.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.policy.Correction;
import dev.nattvakt.fleet.policy.Corrections;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.words.PolicyWords;
import dev.nattvakt.words.Words;

/// What `nattvakt policy` prints of a fleet that was read, and the code that it exits with.
///
/// @param lines one for each server that differs or could not be read, then what may be tidied up
///   in the file
record PolicyCheck(List<String> lines, int exitCode) {

    static final int IN_LINE = 0;
    static final int DIFFERS = 1;
    static final int UNREAD = 2;

    PolicyCheck {
        lines = List.copyOf(lines);
    }

    /// @param cutShort why not all servers were reached
    /// @param zone of HostUp's hours
    static PolicyCheck of(
            Policy policy,
            List<Audit.Judged> fleet,
            Optional<String> cutShort,
            ZoneId zone,
            Instant now) {
        List<ServerState> states = fleet.stream().flatMap(one -> one.state().stream()).toList();
        Corrections corrections = new Corrections(policy, Starts.of(states, zone), zone, now);
        List<String> lines = new ArrayList<>();
        boolean differs = false;
        boolean unread = cutShort.isPresent();
        for (Audit.Judged server : fleet) {
            if (policy.ruleFor(server.vps(), now).isEmpty()) {
                continue;
            }
            Optional<Compliance> compliance =
                    policy.in(zone).check(server.vps(), server.state(), now);
            if (compliance.isEmpty()) {
                unread = true;
                lines.add(PolicyWords.unread(server.vps()).plain());
            } else if (!compliance.get().inLine()) {
                differs = true;
                lines.add(
                        PolicyWords.differs(
                                        server.vps(),
                                        compliance.get().differs(),
                                        corrections.of(server.state().orElseThrow()).stream()
                                                .map(Correction::call)
                                                .toList())
                                .plain());
            }
        }
        cutShort.ifPresentOrElse(
                lines::add,
                () ->
                        policy.notes(fleet.stream().map(Audit.Judged::vps).toList(), now).stream()
                                .map(PolicyWords::note)
                                .map(Words::plain)
                                .forEach(lines::add));
        return new PolicyCheck(lines, unread ? UNREAD : differs ? DIFFERS : IN_LINE);
    }
}
