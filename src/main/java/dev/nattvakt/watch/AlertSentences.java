package dev.nattvakt.watch;

import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.Remedies;
import dev.nattvakt.fleet.Verdict;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.Words;

/// Alerts, in one or two sentences each.
final class AlertSentences {

    private AlertSentences() {}

    /// @param zone of HostUp's hours
    static Words of(Alert alert, ZoneId zone) {
        return switch (alert) {
            case Alert.Bad(Judged server) -> seen(server, zone);
            case Alert.Good(Judged server, Verdict before) ->
                    Words.of("Well again, after it was " + before.word().replace('_', ' ') + ": ")
                            .and(seen(server, zone));
            case Alert.Changed(Judged server) ->
                    Words.of("Changed elsewhere: ").and(seen(server, zone));
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

    private static Words seen(Judged server, ZoneId zone) {
        Optional<NextStep> remedy =
                server.picture().flatMap(state -> Remedies.of(state, server.judgement().verdict()));
        return server.picture()
                .map(state -> FleetWords.protection(state, server.judgement(), remedy, zone))
                .orElseGet(() ->
                        Words.of("")
                                .quote(server.vps().label())
                                .text(" could not be seen: ")
                                .and(FleetWords.why(server.judgement().evidence()))
                                .text("."));
    }

    private static String reason(HostUpFailure.Why why) {
        return switch (why) {
            case HostUpFailure.Why.KeyRefused _ -> "HostUp refuses this server's API key";
            case HostUpFailure.Why.Throttled _ -> "HostUp asks us to wait";
            case HostUpFailure.Why.Unreachable(String what) -> what;
            case HostUpFailure.Why.Unreadable(String what) -> what;
            case HostUpFailure.Why.Missing _, HostUpFailure.Why.Refused _ ->
                    "HostUp does not list the servers";
        };
    }
}
