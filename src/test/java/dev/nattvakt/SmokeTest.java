package dev.nattvakt;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class SmokeTest {

    @Test
    void findsAServerInTheSandbox() {
        given().contentType("application/json")
                .body("{\"query\":\"web-01\"}")
                .post("/tools/find_vps")
                .then()
                .statusCode(200)
                .body("servers[0].name", equalTo("web-01"));
    }
}
