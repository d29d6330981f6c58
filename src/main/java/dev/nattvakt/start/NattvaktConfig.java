package dev.nattvakt.start;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Confirm;

/// Settings that belong to no single package.
@ConfigMapping(prefix = "nattvakt")
public interface NattvaktConfig {

    /// Which changes wait for a confirmation: weakening, always or never.
    @WithDefault("weakening")
    Confirm confirm();

    /// Who approves a change that weakens protection: caller (an approver, at the door of the
    /// request) or slack (a person there, for requests from every door).
    @WithDefault("caller")
    Approval approval();

    /// Whether every change is refused and the tools that change something are hidden.
    @WithDefault("false")
    boolean readOnly();

    /// The tools to offer; all of them when absent.
    Optional<List<String>> tools();

    /// The share of the servers, above 0 to 1, that may start in one hour before it counts as a
    /// herd.
    @WithDefault("0.25")
    double herd();

    MetricsConfig metrics();

    /// What `/metrics` shows.
    interface MetricsConfig {

        /// Whether each server has series of its own, by id and name.
        @WithDefault("true")
        boolean servers();
    }

    SandboxConfig sandbox();

    /// The simulator that plays HostUp.
    interface SandboxConfig {

        /// Whether to run against the simulator; then no HostUp key may be set.
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
