package dev.nattvakt.access;

import java.util.Collection;
import java.util.List;

import org.jose4j.http.SimpleResponse;

/// What an issuer answers at one address.
record Page(String body) implements SimpleResponse {

    @Override
    public int getStatusCode() {
        return 200;
    }

    @Override
    public String getStatusMessage() {
        return "";
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.of();
    }

    @Override
    public List<String> getHeaderValues(String name) {
        return List.of();
    }

    @Override
    public String getBody() {
        return body;
    }
}
