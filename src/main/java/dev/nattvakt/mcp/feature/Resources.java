package dev.nattvakt.mcp.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.nattvakt.caller.Call;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ResultView;

/// What a client can attach to a conversation: the answers of two reading tools, under a name.
final class Resources {

    static final String MIME_TYPE = "application/json";

    static final String ID = "id";

    private static final Resource FLEET =
            new Resource(
                    "nattvakt://fleet",
                    "fleet",
                    "Protection of the fleet",
                    "The verdict on the first 20 servers, as audit_protection answers; it goes on with nextCursor.");

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

    record Resource(String uri, String name, String title, String description) {}

    record Template(String uriTemplate, String name, String title, String description) {}

    List<Resource> list() {
        return List.of(FLEET);
    }

    List<Template> templates() {
        return List.of(PROTECTION);
    }

    /// JSON; empty when there is no such resource. Only a word of an id's shape is looked up: a
    /// name inside a URI would be somebody's guess.
    Optional<String> read(String uri, Call call) {
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
