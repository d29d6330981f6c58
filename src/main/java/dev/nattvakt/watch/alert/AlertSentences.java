package dev.nattvakt.watch.alert;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.PolicyWords;
import dev.nattvakt.words.Words;

/// Alerts, in one or two sentences each.
public final class AlertSentences {

    /// Servers of one kind that a heartbeat names.
    private static final int NAMED = 20;

    /// Stands before everything else where a simulator plays HostUp.
    public static final Words SANDBOX =
            Words.of("Sandbox: a simulator plays HostUp; no real server is touched.");

    private AlertSentences() {}

    /// @param zone of HostUp's hours
    public static Words of(Alert alert, ZoneId zone) {
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
            case Alert.Heartbeat(int known, List<Judged> servers) -> alive(known, servers);
            case Alert.Digested(Digest digest) -> DigestSentences.summary(digest);
        };
    }

    /// All that there is to say, a line each.
    public static List<Words> lines(Alert alert, ZoneId zone) {
        return alert instanceof Alert.Digested(Digest digest)
                ? DigestSentences.of(digest)
                : List.of(of(alert, zone));
    }

    /// A few words, for a subject line.
    public static Words title(Alert alert) {
        return switch (alert) {
            case Alert.Bad(Judged server) ->
                    Words.of("")
                            .quote(server.vps().label())
                            .text(" is " + word(server.judgement().verdict()));
            case Alert.Good(Judged server, _) ->
                    Words.of("")
                            .quote(server.vps().label())
                            .text(" is " + word(server.judgement().verdict()) + " again");
            case Alert.LeftPolicy(Judged server) ->
                    Words.of("").quote(server.vps().label()).text(" is not in line");
            case Alert.BackInLine(Judged server) ->
                    Words.of("").quote(server.vps().label()).text(" is in line again");
            case Alert.Changed(Judged server, boolean elsewhere) ->
                    Words.of("")
                            .quote(server.vps().label())
                            .text(elsewhere ? " was changed elsewhere" : " was changed");
            case Alert.SlotsLost(Vps server, String what, _, _) ->
                    Words.of("").quote(server.label()).text(" has lost " + what + " slots");
            case Alert.Noticed(Vps server, _, _) ->
                    Words.of("news about a change of ").quote(server.label());
            case Alert.Gone(String label) -> Words.of("").quote(label).text(" is no longer listed");
            case Alert.Blind _ -> Words.of("the fleet could not be seen");
            case Alert.SeesAgain() -> Words.of("the fleet can be seen again");
            case Alert.Heartbeat _ -> Words.of("the watch is alive");
            case Alert.Digested _ -> Words.of("digest");
        };
    }

    static String word(Verdict verdict) {
        return verdict.word().replace('_', ' ');
    }

    static String servers(int number) {
        return number == 1 ? "1 server" : number + " servers";
    }

    private static Words alive(int known, List<Judged> servers) {
        List<Judged> problems =
                servers.stream().filter(server -> !Transitions.isWell(server)).toList();
        List<Judged> well =
                servers.stream()
                        .filter(server ->
                                server.judgement().isJudged() && Transitions.isWell(server))
                        .toList();
        Words words = Words.of("The watch is alive and knows " + servers(known) + ".");
        if (!problems.isEmpty()) {
            words = words.text(" With a problem: ").and(named(problems)).text(".");
        }
        return well.isEmpty() ? words : words.text(" Well: ").and(named(well)).text(".");
    }

    /// By name, as many as there is room for.
    private static Words named(List<Judged> servers) {
        Words words = Words.of("");
        for (int i = 0; i < Math.min(NAMED, servers.size()); i++) {
            Judged server = servers.get(i);
            words =
                    words.text(i == 0 ? "" : ", ")
                            .quote(server.vps().label())
                            .text(" (" + word(server.judgement().verdict()) + ")");
        }
        int more = servers.size() - NAMED;
        return more > 0 ? words.text(" and " + more + " more") : words;
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
