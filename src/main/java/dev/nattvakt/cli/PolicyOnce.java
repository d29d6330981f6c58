package dev.nattvakt.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.runtime.QuarkusApplication;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetWalk;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.policyfile.PolicyFile;
import dev.nattvakt.start.HostUpTime;
import dev.nattvakt.words.FleetWords;

/// Compares every server with the policy file once and exits. Exit code 0: all in line; 1: some
/// differ; 2: no policy file, or not every server could be read. Changes nothing.
@Singleton
public final class PolicyOnce implements QuarkusApplication {

    private static final Caller SELF = new Caller("policy", Role.VIEWER, ServerFilter.ALL);
    private static final int STEP = 20;

    private final PolicyFile file;
    private final Audit audit;
    private final HostUpTime time;
    private final PrintStream out = System.out;

    PolicyOnce(PolicyFile file, Audit audit, HostUpTime time) {
        this.file = file;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public int run(String... arguments) {
        Optional<Policy> policy = file.current();
        if (policy.isEmpty()) {
            out.println("There is no policy: NATTVAKT_POLICY_FILE names its file.");
            return PolicyCheck.UNREAD;
        }
        List<Audit.Judged> fleet = new ArrayList<>();
        Optional<String> cutShort =
                new FleetWalk(audit, STEP, PolicyOnce::call)
                        .run(() -> false, fleet::addAll)
                        .map(why -> FleetWords.endedEarly(why).plain());
        PolicyCheck check =
                PolicyCheck.of(
                        policy.get(),
                        fleet,
                        cutShort,
                        time.clock().getZone(),
                        time.clock().instant());
        check.lines().forEach(out::println);
        out.println(
                switch (check.exitCode()) {
                    case PolicyCheck.IN_LINE -> "Every server is in line with the policy.";
                    case PolicyCheck.DIFFERS -> "Not every server is in line (exit code 1).";
                    default -> "Not every server could be read (exit code 2).";
                });
        return check.exitCode();
    }

    private static Call call() {
        return new Call(SELF, Door.WATCH, Deadline.in(Call.TIME));
    }
}
