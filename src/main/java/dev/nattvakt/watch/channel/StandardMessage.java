package dev.nattvakt.watch.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.fleet.Audit.Judged;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.watch.alert.Alert;
import dev.nattvakt.watch.alert.AlertSentences;
import dev.nattvakt.watch.alert.Digest;
import dev.nattvakt.watch.alert.DigestSentences;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.Words;

/// Alerts in a form of our own, for programs: one row each.
final class StandardMessage {

    private StandardMessage() {}

    static ObjectNode of(List<Alert> alerts, Instant at, ZoneId zone) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "nattvakt.watch")
                        .put("timestamp", at.toString());
        ArrayNode rows = json.putObject("data").putArray("alerts");
        for (Alert alert : alerts) {
            ObjectNode row =
                    rows.addObject()
                            .put("kind", alert.kind())
                            .put("summary", AlertSentences.of(alert, zone).plain());
            server(alert).ifPresent(server -> row.set("vps", server));
            switch (alert) {
                case Alert.Heartbeat(_, List<Judged> servers) -> put(servers, row);
                case Alert.Digested(Digest digest) -> put(digest, row);
                case Alert.Bad _,
                        Alert.Good _,
                        Alert.LeftPolicy _,
                        Alert.BackInLine _,
                        Alert.Changed _,
                        Alert.SlotsLost _,
                        Alert.Noticed _,
                        Alert.Gone _,
                        Alert.Blind _,
                        Alert.SeesAgain _ -> {}
            }
        }
        return json;
    }

    private static Optional<JsonNode> server(Alert alert) {
        return switch (alert) {
            case Alert.Bad(var server) -> Optional.of(json(server.vps()));
            case Alert.Good(var server, _) -> Optional.of(json(server.vps()));
            case Alert.LeftPolicy(var server) -> Optional.of(json(server.vps()));
            case Alert.BackInLine(var server) -> Optional.of(json(server.vps()));
            case Alert.Changed(var server, _) -> Optional.of(json(server.vps()));
            case Alert.SlotsLost(var vps, _, _, _) -> Optional.of(json(vps));
            case Alert.Noticed(var vps, _, _) -> Optional.of(json(vps));
            case Alert.Gone _,
                    Alert.Blind _,
                    Alert.SeesAgain _,
                    Alert.Heartbeat _,
                    Alert.Digested _ ->
                    Optional.empty();
        };
    }

    private static void put(Digest digest, ObjectNode row) {
        row.put("since", digest.since().toString());
        put(digest.servers(), row);
        ArrayNode changes = row.putArray("changes");
        digest.changes().stream()
                .map(DigestSentences::change)
                .map(Words::plain)
                .forEach(changes::add);
        ArrayNode risks = row.putArray("risks");
        for (Digest.Risk risk : digest.risks()) {
            ObjectNode one = risks.addObject().put("risk", risk.words().plain());
            one.set("vps", json(risk.server().vps()));
        }
    }

    private static void put(List<Judged> servers, ObjectNode row) {
        ArrayNode all = row.putArray("servers");
        for (Judged server : servers) {
            if (server.judgement().isJudged()) {
                ObjectNode one =
                        all.addObject().put("verdict", server.judgement().verdict().word());
                one.set("vps", json(server.vps()));
                server.state().ifPresent(state -> put(state, one));
            }
        }
    }

    private static void put(ServerState state, ObjectNode row) {
        row.put("copies", state.copies().count());
        state.copies().newest().ifPresent(at -> row.put("newestCopy", at.toString()));
        state.backups().settings().slots().limit().ifPresent(limit -> row.put("slots", limit));
        state.nextRuns().stream().findFirst().ifPresent(at -> row.put("nextRun", at.toString()));
    }

    private static ObjectNode json(Vps vps) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", vps.id().value());
        vps.name().map(Untrusted::clean).ifPresent(name -> json.put("name", name));
        return json;
    }
}
