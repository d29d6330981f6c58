package dev.nattvakt.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// `GET /openapi`: the generated document of the tools (`tools/catalogue`); JSON when `Accept` asks
/// for it, otherwise YAML. `/openapi.json` and `/openapi.yaml` serve clients that send no `Accept`.
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
