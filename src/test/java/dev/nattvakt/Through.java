package dev.nattvakt;

import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/// The doors, as a caller finds them.
enum Through {
    REST {
        @Override
        Told call(String tool, String arguments) {
            Response response =
                    given().contentType("application/json").body(arguments).post("/tools/" + tool);
            return Told.overRest(tool, response);
        }
    },

    MCP {
        @Override
        Told call(String tool, String arguments) {
            try (RawMcp client = RawMcp.connected()) {
                return Told.overMcp(tool, client.tool(tool, arguments));
            }
        }
    };

    abstract Told call(String tool, String arguments);
}
