package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.fleet.remedy.Standards;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.remedy.WantedCalls;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;

/// What the operator wants to be so, as rules in the order of the policy file.
public record Policy(List<PolicyRule> rules) {

    public Policy {
        rules = List.copyOf(rules);
    }

    /// The first rule that matches the server. A rule that is nothing but an exemption holds until
    /// that has ended; then the rules after it are asked.
    public Optional<PolicyRule> ruleFor(Vps vps, Instant now) {
        return rules.stream().filter(rule -> rule.holdsAt(now) && rule.matches(vps)).findFirst();
    }

    /// How the server stands to its rule; empty where no rule matches it.
    ///
    /// @param zone in which HostUp means its hours
    public Optional<Compliance> check(ServerState seen, ZoneId zone, Instant now) {
        return in(zone).check(seen.vps(), Optional.of(seen), now);
    }

    /// The same for audits.
    ///
    /// @param zone in which HostUp means its hours
    public Standards in(ZoneId zone) {
        return new Standards() {
            @Override
            public Optional<Compliance> check(Vps vps, Optional<ServerState> seen, Instant now) {
                return ruleFor(vps, now).flatMap(rule -> rule.check(seen, zone, now));
            }

            @Override
            public WantedCalls calls(ServerState seen, Starts starts, Instant now) {
                return new Corrections(Policy.this, starts, zone, now).calls(seen);
            }
        };
    }

    /// Rules that no server can reach: rules before them, which never end, match all that they do.
    public List<PolicyRule> unreachable() {
        List<NamePattern> taken = new ArrayList<>();
        List<PolicyRule> unreachable = new ArrayList<>();
        for (PolicyRule rule : rules) {
            if (rule.servers().stream()
                    .allMatch(
                            wanted -> taken.stream().anyMatch(earlier -> earlier.covers(wanted)))) {
                unreachable.add(rule);
            }
            if (rule.holdsForever()) {
                taken.addAll(rule.servers());
            }
        }
        return List.copyOf(unreachable);
    }

    /// What an operator may want to tidy up, though nothing is wrong.
    ///
    /// @param fleet every server that there is
    public List<PolicyNote> notes(Collection<Vps> fleet, Instant now) {
        List<PolicyNote> notes = new ArrayList<>();
        for (PolicyRule rule : rules) {
            rule.servers().stream()
                    .filter(pattern -> fleet.stream().noneMatch(pattern::matches))
                    .forEach(pattern ->
                            notes.add(new PolicyNote.PatternWithoutServer(rule, pattern)));
            rule.exemption()
                    .filter(_ -> !rule.isExemptAt(now))
                    .ifPresent(over ->
                            notes.add(
                                    new PolicyNote.ExemptionEnded(
                                            rule, over.until().orElseThrow())));
        }
        return List.copyOf(notes);
    }
}
