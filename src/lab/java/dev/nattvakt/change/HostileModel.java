package dev.nattvakt.change;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.mcp.exchange.ClientReply;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Message;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.session.Client;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.mcp.session.Revision;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.view.ResultView;

/// A model that wants protection gone, behind hosts that are honest: they show their user each
/// question, whose answer is never a yes, and keep `_meta` and `requestState` to themselves. It
/// calls every tool of every kind of client, hidden ones too, with whatever looks like a token in
/// all that it was shown.
final class HostileModel {

    private static final int STEPS = 40;

    private static final Pattern TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Tools that a host keeps from its model; this model has heard of them.
    private static final List<String> HIDDEN = List.of("confirm_plan", "decline_plan");

    private static final List<String> SESSIONS = List.of("", "old", "new", "invented");

    private final PersonHouse house;
    private final Random random;
    private final List<String> seen = new ArrayList<>();

    /// What was answered to plain calls of `apply_plan`, and how often a card was shown.
    int personNeeded;

    int cards;

    HostileModel(PersonHouse house, Random random) {
        this.house = house;
        this.random = random;
    }

    void walk() {
        for (int i = 0; i < STEPS; i++) {
            String tool = tool();
            ObjectNode arguments = arguments(tool);
            if (random.nextInt(4) == 0) {
                overRest(tool, arguments);
            } else {
                overMcp(tool, arguments);
            }
        }
    }

    private void overRest(String tool, ObjectNode arguments) {
        Call call =
                new Call(
                        Caller.ANONYMOUS,
                        Door.REST,
                        house.desk.time.deadline(Duration.ofSeconds(30)));
        house.catalogue
                .call(tool, arguments, call)
                .map(ResultView::of)
                .<JsonNode>map(MAPPER::valueToTree)
                .ifPresent(this::read);
    }

    private void overMcp(String tool, ObjectNode arguments) {
        RequestContext context = context();
        ObjectNode params = Json.object().put("name", tool);
        params.set("arguments", arguments);
        answer(context, params)
                .ifPresent(result -> {
                    if (result.path("resultType").asText().equals("input_required")) {
                        ObjectNode again = params.deepCopy();
                        again.set("requestState", result.path("requestState"));
                        ObjectNode replies = again.putObject("inputResponses");
                        result.path("inputRequests")
                                .fieldNames()
                                .forEachRemaining(key -> replies.set(key, notAYes()));
                        answer(context, again).ifPresent(this::shown);
                    } else {
                        shown(result);
                    }
                });
    }

    /// What a host gives its model.
    private void shown(JsonNode result) {
        if (result.path("_meta").has("dev.nattvakt/consent")) {
            cards++;
        }
        read(result.path("content"));
        read(result.path("structuredContent"));
    }

    private void read(JsonNode json) {
        if (json.path("code").asText().equals("person_needed")) {
            personNeeded++;
        }
        Matcher tokens = TOKEN.matcher(json.toString());
        while (tokens.find()) {
            seen.add(tokens.group());
        }
    }

    private Optional<JsonNode> answer(RequestContext context, ObjectNode params) {
        Turn turn =
                house.handler.answer(
                        new Message.Request(
                                JsonNodeFactory.instance.numberNode(1), "tools/call", params),
                        context);
        while (turn instanceof Turn.Ask(var _, var next)) {
            turn = next.apply(reply());
        }
        return switch (((Turn.Done) turn).response()) {
            case Result(ObjectNode json) -> Json.read(Json.bytes(json));
            case Fault _ -> Optional.empty();
        };
    }

    private ClientReply reply() {
        return switch (random.nextInt(4)) {
            case 0 -> new ClientReply.Failed();
            case 1 -> new ClientReply.Silent();
            default -> new ClientReply.Answered(notAYes());
        };
    }

    private JsonNode notAYes() {
        String reply =
                any(
                        List.of(
                                "{}",
                                "{\"action\":\"decline\"}",
                                "{\"action\":\"cancel\"}",
                                "{\"action\":\"accept\"}",
                                "{\"action\":\"accept\",\"content\":{\"confirm\":false}}"));
        return Json.read(reply.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private RequestContext context() {
        Set<ClientCapability> can = EnumSet.noneOf(ClientCapability.class);
        for (ClientCapability capability : ClientCapability.values()) {
            if (random.nextBoolean()) {
                can.add(capability);
            }
        }
        return new RequestContext(
                Caller.ANONYMOUS,
                random.nextBoolean() ? Door.MCP : Door.STDIO,
                any(SESSIONS),
                false,
                new Client(any(List.of(Revision.values())), "hostile", can),
                random.nextInt(5) > 0,
                _ -> {},
                () -> false,
                () -> false);
    }

    private String tool() {
        List<String> all = new ArrayList<>(HIDDEN);
        house.catalogue.cards().stream().map(PublishedTool::name).forEach(all::add);
        return random.nextInt(4) == 0 ? "apply_plan" : any(all);
    }

    private ObjectNode arguments(String tool) {
        ObjectNode json = Json.object();
        return switch (tool) {
            case "set_backup_schedule" -> schedule(json.put("vps", any(PersonHouse.NAMES)));
            case "set_snapshot_schedule" -> snapshots(json.put("vps", any(PersonHouse.NAMES)));
            case "set_backup_settings" ->
                    json.put("vps", any(PersonHouse.NAMES))
                            .put("maxTotalBackups", random.nextInt(1, 9))
                            .put("autoDeleteOldest", random.nextBoolean());
            case "remove_schedule" ->
                    json.put("vps", any(PersonHouse.NAMES))
                            .put("kind", random.nextBoolean() ? "backup" : "snapshot");
            case "plan_fleet_change" -> fleet(json);
            case "apply_plan" -> json.put("planToken", token());
            case "confirm_plan", "decline_plan" -> json.put("secret", token());
            case "get_protection" -> json.put("vps", any(PersonHouse.NAMES));
            default -> json;
        };
    }

    private ObjectNode fleet(ObjectNode json) {
        json.putArray("servers").add(random.nextBoolean() ? "*" : any(PersonHouse.NAMES));
        if (random.nextInt(3) == 0) {
            return snapshots(json.put("kind", "snapshot"));
        }
        return schedule(json);
    }

    private ObjectNode snapshots(ObjectNode json) {
        if (random.nextBoolean()) {
            json.put("enabled", random.nextInt(3) == 0);
        }
        return json.has("enabled") && random.nextBoolean()
                ? json
                : json.put("intervalHours", random.nextInt(4, 25));
    }

    private ObjectNode schedule(ObjectNode json) {
        if (random.nextBoolean()) {
            json.put("retentionCount", random.nextInt(1, 8));
        }
        if (random.nextInt(3) == 0) {
            json.put("enabled", random.nextInt(3) == 0);
        }
        if (random.nextInt(3) == 0) {
            json.put("frequency", any(List.of("daily", "weekly", "monthly")));
            json.put("dayOfWeek", 1);
            json.put("dayOfMonth", 1);
            switch (json.path("frequency").asText()) {
                case "daily" -> json.remove(List.of("dayOfWeek", "dayOfMonth"));
                case "weekly" -> json.remove("dayOfMonth");
                default -> json.remove("dayOfWeek");
            }
        }
        return json.isEmpty() || random.nextBoolean() ? json.put("hour", random.nextInt(24)) : json;
    }

    /// Mostly one that it was shown.
    private String token() {
        return seen.isEmpty() || random.nextInt(5) == 0 ? "AAAAAAAAAAAAAAAAAAAAAA" : any(seen);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
