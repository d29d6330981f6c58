package dev.nattvakt;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Confirm;

/// What concerns the whole house.
@ConfigMapping(prefix = "nattvakt")
interface NattvaktConfig {

    /// Which changes wait for a confirmation: weakening, always or never.
    @WithDefault("weakening")
    Confirm confirm();

    /// Who says yes to what weakens protection: caller (an approver, at the door where it was asked
    /// for) or slack (a person there, whoever asked).
    @WithDefault("caller")
    Approval approval();

    /// Whether every change is refused and the tools that make them are hidden.
    @WithDefault("false")
    boolean readOnly();

    /// The tools to offer; all of them when absent.
    Optional<List<String>> tools();

    /// The share of the servers above which those that start in one hour are a herd.
    @WithDefault("0.25")
    double herd();

    SandboxConfig sandbox();

    /// The simulator that plays HostUp.
    interface SandboxConfig {

        /// Whether to run against the simulator instead of HostUp; a key must not be set then.
        @WithParentName
        Optional<Boolean> enabled();

        /// The simulator's loopback port; 0 takes any that is free.
        @WithDefault("0")
        int port();

        /// What a POST does to other backup schedules: by-frequency, single or append.
        @WithDefault("by-frequency")
        String postMeaning();

        /// How many times faster than the world the simulator's schedules run, 1 to 86,400.
        @WithDefault("1")
        int clockSpeed();
    }
}
