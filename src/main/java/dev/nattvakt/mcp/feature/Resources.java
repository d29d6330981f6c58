package dev.nattvakt.mcp.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ResultView;

/// What a client can attach to a conversation: the answers of two reading tools, under a name, and
/// the skills.
final class Resources {

    static final String JSON = "application/json";

    private static final String MARKDOWN = "text/markdown";

    static final String ID = "id";

    private static final Resource FLEET =
            new Resource(
                    "nattvakt://fleet",
                    "fleet",
                    "Protection of the fleet",
                    "The verdict on the first 20 servers, as audit_protection answers; it goes on with nextCursor.",
                    JSON);

    private static final String BEFORE_ID = "nattvakt://vps/";
    private static final String AFTER_ID = "/protection";

    static final Template PROTECTION =
            new Template(
                    BEFORE_ID + "{" + ID + "}" + AFTER_ID,
                    "vps-protection",
                    "Protection of one server",
                    "Schedules, limits, gates and verdict of one server, as get_protection answers.");

    private static final int FIRST_LOOK = 20;

    private final Catalogue catalogue;
    private final ObjectMapper mapper;

    Resources(Catalogue catalogue, ObjectMapper mapper) {
        this.catalogue = catalogue;
        this.mapper = mapper;
    }

    /// @param meta for hosts
    record Resource(
            String uri,
            String name,
            String title,
            String description,
            String mimeType,
            Optional<ObjectNode> meta) {

        Resource(String uri, String name, String title, String description, String mimeType) {
            this(uri, name, title, description, mimeType, Optional.empty());
        }
    }

    /// What a resource holds now.
    ///
    /// @param meta for hosts
    record Contents(String mimeType, String text, Optional<ObjectNode> meta) {

        Contents(String mimeType, String text) {
            this(mimeType, text, Optional.empty());
        }
    }

    record Template(String uriTemplate, String name, String title, String description) {}

    /// @param cards whether the client shows cards
    List<Resource> list(boolean cards) {
        return Stream.of(
                        Stream.of(FLEET),
                        Skills.with(catalogue).stream().map(Resources::resource),
                        cards ? Arrays.stream(Card.values()).map(Resources::resource) : null)
                .flatMap(some -> some)
                .toList();
    }

    private static Resource resource(Card card) {
        return new Resource(
                card.uri(),
                card.word(),
                card.title(),
                card.description(),
                ClientCapability.CARD_TYPE,
                Optional.of(Card.meta()));
    }

    private static Resource resource(Skills.Skill skill) {
        return new Resource(
                skill.uri(), skill.name(), skill.title(), skill.description(), MARKDOWN);
    }

    List<Template> templates() {
        return List.of(PROTECTION);
    }

    /// Empty when there is no such resource.
    Optional<Contents> read(String uri, Call call) {
        Optional<Card> card = Card.find(uri);
        if (card.isPresent()) {
            return card.map(page ->
                    new Contents(
                            ClientCapability.CARD_TYPE, page.html(), Optional.of(Card.meta())));
        }
        return Skills.with(catalogue).stream()
                .filter(skill -> skill.uri().equals(uri))
                .findFirst()
                .map(skill -> new Contents(MARKDOWN, skill.text()))
                .or(() -> answer(uri, call).map(json -> new Contents(JSON, json)));
    }

    /// Only a word of an id's shape is looked up: a name inside a URI would be somebody's guess.
    private Optional<String> answer(String uri, Call call) {
        if (uri.equals(FLEET.uri())) {
            return catalogue
                    .call("audit_protection", Map.of("limit", FIRST_LOOK), call)
                    .map(this::json);
        }
        if (!uri.startsWith(BEFORE_ID)
                || !uri.endsWith(AFTER_ID)
                || uri.length() <= BEFORE_ID.length() + AFTER_ID.length()) {
            return Optional.empty();
        }
        return VpsId.looksLike(uri.substring(BEFORE_ID.length(), uri.length() - AFTER_ID.length()))
                .flatMap(id -> catalogue.call("get_protection", Map.of("vps", id.value()), call))
                .filter(answer -> answer.outcome() != OutcomeCode.NOT_FOUND)
                .map(this::json);
    }

    private String json(ToolResult answer) {
        try {
            return mapper.writeValueAsString(ResultView.of(answer));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an answer is always JSON", bug);
        }
    }
}
