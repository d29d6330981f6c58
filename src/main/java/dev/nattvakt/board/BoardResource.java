package dev.nattvakt.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.access.Callers;

/// Serves the page at `/` and its three files. The page loads nothing from other hosts.
@Path("/")
public class BoardResource {

    private final FleetCache fleetCache;
    private final BoardSettings boardSettings;

    BoardResource(FleetCache fleetCache, BoardSettings boardSettings) {
        this.fleetCache = fleetCache;
        this.boardSettings = boardSettings;
    }

    @GET
    @RunOnVirtualThread
    public Response board(@Context Request request, @Context RoutingContext context) {
        Page page = Page.of(fleetCache.now(), Callers.of(context).servers(), boardSettings);
        return CachedResponse.send(
                Templates.board(page).render(), "text/html;charset=UTF-8", request);
    }

    @GET
    @Path("board/board.css")
    public Response style(@Context Request request) {
        return file("board.css", "text/css;charset=UTF-8", request);
    }

    @GET
    @Path("board/board.js")
    public Response script(@Context Request request) {
        return file("board.js", "text/javascript;charset=UTF-8", request);
    }

    @GET
    @Path("board/moon.svg")
    public Response icon(@Context Request request) {
        return file("moon.svg", "image/svg+xml", request);
    }

    private static Response file(String name, String type, Request request) {
        try (InputStream file = BoardResource.class.getResourceAsStream("/board/" + name)) {
            if (file == null) {
                throw new IllegalStateException("/board/" + name + " is missing");
            }
            return CachedResponse.send(file.readAllBytes(), type, request);
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
