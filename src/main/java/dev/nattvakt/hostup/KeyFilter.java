package dev.nattvakt.hostup;

import java.util.function.Supplier;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

import dev.nattvakt.caller.Secret;

/// Puts the key on each request, as it is at that moment.
record KeyFilter(Supplier<Secret> key) implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + key.get().reveal());
    }
}
