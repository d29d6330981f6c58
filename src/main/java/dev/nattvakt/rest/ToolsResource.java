package dev.nattvakt.rest;

import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.tool.Card;
import dev.nattvakt.tool.Catalogue;

/// `GET /tools`, `GET /tools/{tool}`, `POST /tools/{tool}`.
@Path("/tools")
@Produces({MediaType.APPLICATION_JSON, Problems.MEDIA_TYPE})
public class ToolsResource {

    private final Catalogue catalogue;
    private final Problems problems;
    private final String list;

    ToolsResource(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
        this.list =
                catalogue.cards().stream()
                        .map(card -> card.json().toString())
                        .collect(Collectors.joining(",", "{\"tools\":[", "]}"));
    }

    @GET
    public String list() {
        return list;
    }

    @GET
    @Path("/{tool}")
    public Response show(@PathParam("tool") String tool) {
        return catalogue
                .card(tool)
                .map(Card::json)
                .map(json -> Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE).build())
                .orElseGet(() -> problems.noSuchTool(tool));
    }

    /// @param arguments a JSON object; none counts as an empty one
    @POST
    @Path("/{tool}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response call(@PathParam("tool") String tool, byte[] arguments) {
        Call call = new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Call.TIME));
        return catalogue
                .call(tool, arguments, call)
                .map(problems::response)
                .orElseGet(() -> problems.noSuchTool(tool));
    }
}
