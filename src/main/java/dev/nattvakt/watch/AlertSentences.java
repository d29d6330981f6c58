package dev.nattvakt.watch;

import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.Verdict;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.PolicyWords;
import dev.nattvakt.words.Words;

/// Alerts, in one or two sentences each.
final class AlertSentences {

    private AlertSentences() {}

    /// @param zone of HostUp's hours
    static Words of(Alert alert, ZoneId zone) {
        return switch (alert) {
            case Alert.Bad(Judged server) -> seen(server, zone);
            case Alert.Good(Judged server, Verdict before) ->
                    Words.of(isThere(server) + before.word().replace('_', ' ') + ": ")
                            .and(seen(server, zone));
            case Alert.LeftPolicy(Judged server) -> policy(server, "is");
            case Alert.BackInLine(Judged server) ->
                    policy(
                            server,
                            server.judgement().verdict() == Verdict.EXEMPT ? "is" : "is again");
            case Alert.Changed(Judged server, boolean elsewhere) ->
                    Words.of(
                                    elsewhere
                                            ? "Changed elsewhere: "
                                            : "Changed, and without an audit file or state file from before it is not known whether from here: ")
                            .and(seen(server, zone));
            case Alert.SlotsLost(Vps server, String what, int from, int to) ->
                    Words.of("")
                            .quote(server.label())
                            .text(
                                    " has lost %s slots: %s -> %s. What does not fit any more is not kept."
                                            .formatted(what, from, to));
            case Alert.Noticed(_, _, Words words) -> words;
            case Alert.Gone(String label) ->
                    Words.of("HostUp no longer lists ").quote(label).text(".");
            case Alert.Blind(HostUpFailure.Why why) ->
                    Words.of(
                            "The fleet could not be seen: "
                                    + reason(why)
                                    + ". What was last known of it may be out of date.");
            case Alert.SeesAgain() -> Words.of("The fleet can be seen again.");
            case Alert.Heartbeat(int servers, long problems) ->
                    Words.of(
                            "The watch is alive: %s, %s."
                                    .formatted(
                                            servers == 1 ? "1 server" : servers + " servers",
                                            problems == 0
                                                    ? "all well"
                                                    : problems == 1
                                                            ? "1 with a problem"
                                                            : problems + " with a problem"));
        };
    }

    /// A schedule alone makes nothing well: there is no copy yet. An exemption does not either.
    private static String isThere(Judged server) {
        return switch (server.judgement().verdict()) {
            case SCHEDULED -> "Under way, after it was ";
            case EXEMPT -> "No problem any more, after it was ";
            case PROTECTED,
                    SNAPSHOT_ONLY,
                    PAUSED,
                    UNKNOWN,
                    NEVER_RAN,
                    OVERDUE,
                    FAILING,
                    UNPROTECTED ->
                    "Well again, after it was ";
        };
    }

    private static Words policy(Judged server, String is) {
        return Words.of("")
                .quote(server.vps().label())
                .text(" " + is + " ")
                .and(server.compliance().map(PolicyWords::clause).orElse(Words.of("in line")))
                .text(".");
    }

    private static Words seen(Judged server, ZoneId zone) {
        return server.state()
                .map(state ->
                        FleetWords.protection(
                                state, server.judgement(), Optional.empty(), server.cure(), zone))
                .orElseGet(() ->
                        Words.of("")
                                .quote(server.vps().label())
                                .text(
                                        server.judgement().verdict() == Verdict.EXEMPT
                                                ? " is exempt: "
                                                : " could not be seen: ")
                                .and(FleetWords.why(server))
                                .text("."));
    }

    private static String reason(HostUpFailure.Why why) {
        return switch (why) {
            case HostUpFailure.Why.KeyRefused(var problem) -> problem.ofOurKey();
            case HostUpFailure.Why.Throttled _ -> "HostUp asks us to wait";
            case HostUpFailure.Why.Unreachable(String what, _) -> what;
            case HostUpFailure.Why.Stale(String what) -> what;
            case HostUpFailure.Why.Unreadable(String what) -> what;
            case HostUpFailure.Why.Missing _, HostUpFailure.Why.Refused _ ->
                    "HostUp does not list the servers";
        };
    }
}
