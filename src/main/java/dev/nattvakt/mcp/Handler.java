package dev.nattvakt.mcp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Response;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.message.Shape;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.mcp.session.ElicitationTrust;
import dev.nattvakt.mcp.session.Revision;

/// A request in, a [Turn] out, in every revision and over every transport. Blocking, stateless,
/// safe for many threads.
public final class Handler {

    private static final Logger LOG = Logger.getLogger(Handler.class);

    /// What is listed does not change while this server runs.
    private static final int AN_HOUR = 3_600_000;

    private static final Set<String> LISTS =
            Set.of(
                    "server/discover",
                    "tools/list",
                    "prompts/list",
                    "resources/list",
                    "resources/templates/list");
    private static final String READ = "resources/read";

    private final Features features;
    private final ServerInfo serverInfo;
    private final String instructions;
    private final ElicitationTrust trust;

    /// @param instructions with which a model begins
    public Handler(
            Features features, ServerInfo serverInfo, String instructions, ElicitationTrust trust) {
        this.features = features;
        this.serverInfo = serverInfo;
        this.instructions = instructions;
        this.trust = trust;
    }

    public Turn answer(Message.Request request, RequestContext context) {
        RequestContext judged = context.of(trust.judged(context.client()));
        Revision revision = judged.client().revision();
        return guarded(() ->
                turn(request, judged)
                        .ending(response ->
                                revision.hasHandshake()
                                        ? revision.worded(response)
                                        : complete(request.method(), response)));
    }

    private Turn turn(Message.Request request, RequestContext context) {
        Revision revision = context.client().revision();
        if (!revision.has(request.method())) {
            return new Turn.Done(Fault.noSuchMethod());
        }
        return Shape.flaw(request)
                .<Turn>map(Turn.Done::new)
                .orElseGet(() -> answered(request, context));
    }

    private Turn answered(Message.Request request, RequestContext context) {
        return switch (request.method()) {
            case "initialize" -> new Turn.Done(initialize(request.params()));
            case "server/discover" -> new Turn.Done(discover(context.client()));
            case "ping", "logging/setLevel" -> new Turn.Done(new Result(Json.object()));
            default ->
                    features.list(context.readOnly()).stream()
                            .map(feature ->
                                    feature.answer(request.method(), request.params(), context))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElseGet(() -> new Turn.Done(Fault.noSuchMethod()));
        };
    }

    private Result initialize(ObjectNode params) {
        Client client = Client.of(params);
        ObjectNode json = Json.object().put("protocolVersion", client.revision().id());
        introduce(json, client, List.of("tools", "prompts", "resources", "completions", "logging"));
        json.set("serverInfo", serverInfo.json());
        return new Result(json);
    }

    private Result discover(Client client) {
        ObjectNode json = Json.object();
        Revision.ALL.forEach(json.putArray("supportedVersions")::add);
        introduce(json, client, List.of("tools", "prompts", "resources", "completions"));
        return new Result(json);
    }

    /// An extension is named to those who named it.
    private void introduce(ObjectNode json, Client client, List<String> capabilities) {
        ObjectNode able = json.putObject("capabilities");
        capabilities.forEach(able::putObject);
        if (client.can(ClientCapability.CARDS)) {
            able.putObject("extensions").putObject(ClientCapability.APPS);
        }
        json.put("instructions", instructions);
    }

    /// In 2026-07-28 every result says what it is, and for how long. What is listed may be kept a
    /// while, what was read is old at once; neither is anybody else's.
    private Response complete(String method, Response response) {
        if (!(response instanceof Result(ObjectNode json))) {
            return response;
        }
        if (!json.has("resultType")) {
            json.put("resultType", "complete");
            if (LISTS.contains(method) || method.equals(READ)) {
                json.put("ttlMs", method.equals(READ) ? 0 : AN_HOUR);
                json.put("cacheScope", "private");
            }
        }
        json.withObjectProperty("_meta")
                .set("io.modelcontextprotocol/serverInfo", serverInfo.json());
        return response;
    }

    /// The last net. A bug of ours is an answer all the same: the log has the stack trace, the
    /// client a word to quote.
    private static Turn guarded(Supplier<Turn> work) {
        try {
            return switch (work.get()) {
                case Turn.Done done -> done;
                case Turn.Ask(var question, var next) ->
                        new Turn.Ask(question, reply -> guarded(() -> next.apply(reply)));
            };
        } catch (RuntimeException | Error bug) {
            return new Turn.Done(internal(bug));
        }
    }

    /// For transports: what escapes there is answered alike.
    public static Fault internal(Throwable bug) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(bug, "unexpected, request %s", id);
        return Fault.internal(id);
    }
}
