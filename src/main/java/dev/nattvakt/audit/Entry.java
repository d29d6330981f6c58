package dev.nattvakt.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.Untrusted;

/// An event as one line of ASCII JSON, so that no text in it can break the line or control a
/// terminal. Arguments are sorted by name; plan tokens are only marked, so that a question and its
/// confirmation can be matched.
final class Entry {

    /// Version of the format.
    private static final int VERSION = 1;

    /// More than any tool has; calls with more were refused anyway.
    private static final int MOST_ARGUMENTS = 16;

    private static final String PLAN_TOKEN = "planToken";

    /// The event of a change that was not made through Nattvakt.
    static final String ELSEWHERE = "changed_elsewhere";

    /// Arguments that are lists of texts.
    private static final Set<String> LISTS = Set.of("servers", "except");

    /// Shares buffers: otherwise each virtual thread would allocate its own.
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                                    .build())
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private final ObjectNode json = MAPPER.createObjectNode();

    private Entry(String id, Instant at, String event) {
        json.put("audit", VERSION).put("time", at.toString()).put("id", id).put("event", event);
    }

    static Entry of(Event event, String id, Instant at) {
        return switch (event) {
            case Event.Called(CompletedCall call) -> new Entry(id, at, "call").call(call);
            case Event.Noticed noticed -> new Entry(id, at, noticed.what()).noticed(noticed);
            case Event.ChangedElsewhere(Vps vps, boolean sandbox) ->
                    new Entry(id, at, ELSEWHERE).server(Optional.of(vps)).simulated(sandbox);
        };
    }

    /// Whether it tells of a change that was made, or may have been.
    boolean isChange() {
        return !json.path("written").asText("no").equals("no")
                || json.path("event").asText().equals(ELSEWHERE);
    }

    /// The line without its place in the chain.
    String text() {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String line(String previousHash) {
        json.put("prev", previousHash);
        return text();
    }

    private Entry call(CompletedCall call) {
        json.put("caller", Untrusted.clean(call.call().caller().name()))
                .put("door", call.call().door().name().toLowerCase(Locale.ROOT))
                .put("tool", call.tool().name());
        json.set("arguments", arguments(call.arguments()));
        ToolResult result = call.answer();
        if (result == null) {
            json.put("outcome", "broken").put("written", "maybe");
        } else {
            answered(result);
        }
        text("partOf", call.partOf().orElse(null));
        json.put("tookMs", call.took().toMillis());
        return this;
    }

    private void answered(ToolResult result) {
        switch (result.answer()) {
            case Answer.Ended(Outcome outcome) -> ended(outcome);
            case Answer.Fleet(FleetOutcome outcome) -> ended(outcome);
            case Answer.DryRunIgnored(Vps vps) -> server(Optional.of(vps));
            case Answer.Hindered _,
                    Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ -> {}
        }
        json.put("outcome", result.outcome().word());
        text("code", result.problemCode().orElse(null));
        json.put("written", result.written().word());
        simulated(result.sandbox());
    }

    private Entry simulated(boolean sandbox) {
        if (sandbox) {
            json.put("sandbox", true);
        }
        return this;
    }

    private void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.NeedsConfirmation waiting -> {
                change(waiting.facts());
                json.put("plan", Hash.mark(waiting.token()));
            }
            case Outcome.AlreadySet(Facts facts) -> change(facts);
            case Outcome.Planned(Facts facts, _, _) -> change(facts);
            case Outcome.Verified(Facts facts, Optional<NextStep> undo, Receipt receipt) -> {
                sent(facts, receipt);
                undo.ifPresent(this::undo);
            }
            case Outcome.Adjusted(Facts facts, _, _, Optional<NextStep> undo, Receipt receipt) -> {
                sent(facts, receipt);
                undo.ifPresent(this::undo);
            }
            case Outcome.Overwritten(Facts facts, _, _, Receipt receipt) -> sent(facts, receipt);
            case Outcome.Unconfirmed(Facts facts, _, Receipt receipt) -> sent(facts, receipt);
            case Outcome.Refused(Optional<Vps> vps, _, _) -> server(vps);
            case Outcome.PlanVoid(Optional<Vps> vps, _) -> server(vps);
            case Outcome.Invalid _,
                    Outcome.NotFound _,
                    Outcome.Vanished _,
                    Outcome.RateLimited _,
                    Outcome.Busy _,
                    Outcome.Unavailable _ -> {}
        }
    }

    /// The servers that were changed have lines of their own.
    private void ended(FleetOutcome outcome) {
        switch (outcome) {
            case FleetOutcome.NeedsConfirmation waiting ->
                    json.put("plan", Hash.mark(waiting.token()));
            case FleetOutcome.Applied(_, Optional<Receipt> receipt, _) ->
                    receipt.ifPresent(this::proof);
            case FleetOutcome.NothingToDo _, FleetOutcome.UnderWay _ -> {}
        }
        json.put("servers", outcome.rows().size());
    }

    private Entry server(Optional<Vps> vps) {
        text("vps", vps.map(Vps::id).map(VpsId::value).orElse(null));
        text("vpsName", vps.flatMap(Vps::name).orElse(null));
        text("primaryIp", vps.flatMap(Vps::primaryIp).orElse(null));
        return this;
    }

    private void change(Facts facts) {
        server(Optional.of(facts.vps()));
        json.put("subject", facts.subject().name().toLowerCase(Locale.ROOT));
        values("before", facts.before().values());
        values("after", facts.after().values());
    }

    private void sent(Facts facts, Receipt receipt) {
        change(facts);
        proof(receipt);
    }

    private void proof(Receipt receipt) {
        json.put("receipt", receipt.id()).put("sentAt", receipt.at().toString());
        ArrayNode requests = json.putArray("requestIds");
        receipt.requestIds().stream().map(Untrusted::clean).forEach(requests::add);
        text("requestedBy", receipt.people().requestedBy());
        receipt.people()
                .consent()
                .ifPresent(yes -> {
                    text("approvedBy", yes.by());
                    json.put("approvedWay", yes.way().word());
                });
    }

    private void undo(NextStep step) {
        json.putObject("undo")
                .put("tool", step.tool())
                .set("arguments", plain(step.arguments().values()));
    }

    private Entry noticed(Event.Noticed noticed) {
        text("vps", noticed.vps().map(VpsId::value).orElse(null));
        text("receipt", noticed.receipt().orElse(null));
        values("facts", noticed.facts());
        return this;
    }

    private void text(String name, @Nullable String text) {
        if (text != null) {
            json.put(name, Untrusted.clean(text));
        }
    }

    private void values(String name, @Nullable Map<String, ?> values) {
        if (values != null && !values.isEmpty()) {
            json.set(name, plain(values));
        }
    }

    private static JsonNode plain(@Nullable Object value) {
        return switch (value) {
            case null -> MAPPER.getNodeFactory().nullNode();
            case Boolean yes -> MAPPER.getNodeFactory().booleanNode(yes);
            case Integer number -> MAPPER.getNodeFactory().numberNode(number.intValue());
            case Number number -> MAPPER.valueToTree(number);
            case Map<?, ?> map -> {
                ObjectNode plain = MAPPER.createObjectNode();
                map.forEach((name, held) ->
                        plain.set(Untrusted.clean(String.valueOf(name)), plain(held)));
                yield plain;
            }
            default -> MAPPER.getNodeFactory().textNode(Untrusted.clean(String.valueOf(value)));
        };
    }

    private static ObjectNode arguments(ObjectNode asked) {
        ObjectNode canonical = MAPPER.createObjectNode();
        asked.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_ARGUMENTS)
                .forEach(argument ->
                        canonical.set(
                                Untrusted.clean(argument.getKey()),
                                argument(argument.getKey(), argument.getValue())));
        if (asked.size() > MOST_ARGUMENTS) {
            canonical.put("…", asked.size() - MOST_ARGUMENTS);
        }
        return canonical;
    }

    /// One argument. Objects are abbreviated, since no tool takes any, and so are lists but those
    /// of servers.
    private static JsonNode argument(String name, JsonNode value) {
        if (value.isArray() && LISTS.contains(name)) {
            return list(value);
        }
        if (value.isContainerNode()) {
            return MAPPER.getNodeFactory().textNode(value.isArray() ? "[...]" : "{...}");
        }
        if (!value.isTextual()) {
            return value;
        }
        return MAPPER.getNodeFactory()
                .textNode(
                        name.equals(PLAN_TOKEN)
                                ? Hash.mark(value.asText())
                                : Untrusted.clean(value.asText()));
    }

    /// The first of them.
    private static ArrayNode list(JsonNode texts) {
        ArrayNode all = MAPPER.createArrayNode();
        texts.valueStream()
                .limit(MOST_ARGUMENTS)
                .map(text -> Untrusted.clean(text.asText()))
                .forEach(all::add);
        return texts.size() > MOST_ARGUMENTS ? all.add("…") : all;
    }
}
