package dev.nattvakt.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// `GET /openapi`: the document of the tools, as it was generated into `tools/catalogue`; JSON for
/// whoever prefers it, else YAML. `/openapi.json` and `/openapi.yaml` are for tools that send no
/// `Accept`.
@Path("/")
public class OpenApiResource {

    /// RFC 9512.
    private static final String YAML = "application/yaml;charset=UTF-8";

    @GET
    @Path("openapi")
    @Produces(YAML)
    public byte[] document() {
        return file("openapi.yaml");
    }

    @GET
    @Path("openapi")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] documentAsJson() {
        return file("openapi.json");
    }

    @GET
    @Path("openapi.yaml")
    @Produces(YAML)
    public byte[] yaml() {
        return document();
    }

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] json() {
        return documentAsJson();
    }

    private static byte[] file(String name) {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("/catalogue/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
