package dev.nattvakt.sandbox.value;

import io.vertx.core.json.JsonObject;

/// One error in a request body.
public record FieldError(String pointer, String detail) {

    public JsonObject json() {
        return new JsonObject()
                .put("pointer", pointer)
                .put("detail", detail)
                .put("code", "invalid_request");
    }
}
