package dev.nattvakt.rest;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.doors.Published;
import dev.nattvakt.tool.Instructions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class CatalogueOverRestTest {

    @ParameterizedTest
    @CsvSource({
        "mcp, tools.name, tools[0].inputSchema.type, object",
        "openai, tools.name, tools[0].parameters.type, object",
        "openai-chat, tools.function.name, tools[0].function.parameters.type, object",
        "anthropic, tools.name, tools[0].input_schema.type, object",
        "gemini, tools[0].functionDeclarations.name, tools[0].functionDeclarations[0].parameters.type, OBJECT"
    })
    void everyFormHasEveryTool(String format, String names, String type, String object) {
        given().get("/tools?format=" + format)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(names, hasSize(Published.TOOLS.size()))
                .body(type, equalTo(object))
                .body("instructions", startsWith("Nattvakt sets backup and snapshot schedules"))
                .body("instructions", equalTo(Instructions.of(0, 0).text()));
        given().header("X-Nattvakt-Readonly", "true")
                .get("/tools?format=" + format)
                .then()
                .body(names, hasSize(5))
                .body(names, hasItem("preview_capacity"))
                .body(names, not(hasItem("apply_plan")));
    }

    @Test
    void mcpIsTheUsualForm() {
        String plain = given().get("/tools").asString();

        given().get("/tools?format=mcp").then().body(equalTo(plain));
    }

    @Test
    void unknownFormatIsToldWhichThereAre() {
        given().get("/tools?format=cohere")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("mcp, openai, openai-chat, anthropic, gemini"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nattvakt-Readonly", "X-Nattvakt-Read-Only", "x-nattvakt-read-only"})
    void bothSpellingsOfTheHeaderHideTheWriters(String header) {
        given().header(header, "true")
                .get("/tools")
                .then()
                .body("tools.annotations.readOnlyHint", everyItem(is(true)));
    }

    @Test
    void readerHasNoWriters() {
        given().header("X-Nattvakt-Readonly", "true")
                .get("/tools")
                .then()
                .body("tools.annotations.readOnlyHint", everyItem(is(true)));
        given().header("X-Nattvakt-Read-Only", "TRUE")
                .get("/tools/set_backup_schedule")
                .then()
                .statusCode(404);
        given().header("X-Nattvakt-Readonly", "1")
                .contentType("application/json")
                .body("{\"vps\":\"web-01\",\"dryRun\":true}")
                .post("/tools/set_snapshot_schedule")
                .then()
                .statusCode(404)
                .body("summary", not(containsString("set_backup_schedule")));
        given().header("X-Nattvakt-Readonly", "true")
                .contentType("application/json")
                .body("{\"vps\":\"web-01\"}")
                .post("/tools/get_protection")
                .then()
                .statusCode(200);
    }

    @Test
    void headerThatSaysFalseHidesNothing() {
        given().header("X-Nattvakt-Readonly", "false")
                .get("/tools")
                .then()
                .body("tools", hasSize(Published.TOOLS.size()));
    }

    /// As a model in OpenAI's strict mode writes it.
    @Test
    void nullIsAnArgumentThatWasNotSaid() {
        given().contentType("application/json")
                .body("{\"query\":\"web-01\",\"limit\":null,\"cursor\":null}")
                .post("/tools/find_vps")
                .then()
                .statusCode(200)
                .body("servers", hasSize(1));
    }
}
