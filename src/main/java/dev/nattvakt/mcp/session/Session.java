package dev.nattvakt.mcp.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.mcp.message.Json;

/// What a handshake settled. It travels with the client, sealed; the server keeps none.
///
/// @param caller whose it is, as a hash of bounded length: to everybody else it does not exist
record Session(Client client, String caller, Instant begun) {

    static final Duration LIFE = Duration.ofDays(1);

    /// Clocks of replicas differ a little.
    private static final Duration SKEW = Duration.ofMinutes(5);

    byte[] bytes() {
        ObjectNode json =
                Json.object()
                        .put("revision", client.revision().id())
                        .put("client", client.name())
                        .put("caller", caller)
                        .put("begun", begun.getEpochSecond());
        client.capabilities().stream().map(Enum::name).sorted().forEach(json.putArray("can")::add);
        return Json.bytes(json);
    }

    /// Empty for what another version of this server sealed and this one does not understand.
    static Optional<Session> of(JsonNode json) {
        return Revision.find(json.path("revision").asText())
                .filter(Revision::hasHandshake)
                .map(revision ->
                        new Session(
                                new Client(
                                        revision,
                                        json.path("client").asText(),
                                        capabilities(json.path("can"))),
                                json.path("caller").asText(),
                                Instant.ofEpochSecond(json.path("begun").asLong())));
    }

    private static Set<ClientCapability> capabilities(JsonNode names) {
        Set<ClientCapability> found = EnumSet.noneOf(ClientCapability.class);
        for (ClientCapability capability : ClientCapability.values()) {
            if (names.valueStream().anyMatch(name -> name.asText().equals(capability.name()))) {
                found.add(capability);
            }
        }
        return found;
    }

    static Session of(Client client, Caller caller, Instant begun) {
        return new Session(client, hash(caller), begun);
    }

    boolean isOf(Caller asking) {
        return caller.equals(hash(asking));
    }

    private static String hash(Caller caller) {
        try {
            byte[] name = caller.name().getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    boolean isOpen(Instant now) {
        return now.isBefore(begun.plus(LIFE)) && now.isAfter(begun.minus(SKEW));
    }
}
