package dev.nattvakt.sandbox;

import io.vertx.core.json.JsonObject;

/// One thing wrong with a request.
record Flaw(String pointer, String detail) {

    JsonObject json() {
        return new JsonObject()
                .put("pointer", pointer)
                .put("detail", detail)
                .put("code", "invalid_request");
    }
}
