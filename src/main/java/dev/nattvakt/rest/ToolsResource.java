package dev.nattvakt.rest;

import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.access.Callers;
import dev.nattvakt.access.ReadOnlyHeader;
import dev.nattvakt.access.fence.Challenge;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Format;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolGuide;

/// `GET /tools`, `GET /tools/{tool}`, `POST /tools/{tool}`. The header `X-Nattvakt-Readonly: true`
/// (or `X-Nattvakt-Read-Only`) hides every tool that changes something; no header shows a hidden
/// one.
@Path("/tools")
@Produces({MediaType.APPLICATION_JSON, ProblemResponses.MEDIA_TYPE})
public class ToolsResource {

    private final Shown all;
    private final Shown readers;
    private final ProblemResponses problemResponses;
    private final Challenge challenge;

    ToolsResource(
            Catalogue catalogue,
            ToolGuide guide,
            ProblemResponses problemResponses,
            Challenge challenge) {
        this.all = Shown.of(catalogue, guide);
        this.readers = Shown.of(catalogue.readOnly(), guide);
        this.problemResponses = problemResponses;
        this.challenge = challenge;
    }

    @GET
    public Response list(
            @QueryParam("format") @DefaultValue("mcp") String format,
            @Context RoutingContext request) {
        Shown shown = shown(request);
        return Format.of(format)
                .map(known -> Response.ok(shown.lists().of(known), MediaType.APPLICATION_JSON_TYPE))
                .map(Response.ResponseBuilder::build)
                .orElseGet(() -> problemResponses.noSuchFormat(format));
    }

    @GET
    @Path("/{tool}")
    public Response show(@PathParam("tool") String tool, @Context RoutingContext request) {
        Shown shown = shown(request);
        return shown.catalogue()
                .card(tool)
                .map(PublishedTool::json)
                .map(json -> Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE).build())
                .orElseGet(noSuchTool(tool, shown));
    }

    /// When the caller disconnects, no write starts; one that was sent is finished and recorded.
    ///
    /// @param arguments a JSON object; an empty body counts as an empty object
    @POST
    @Path("/{tool}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response call(
            @PathParam("tool") String tool, @Context RoutingContext request, byte[] arguments) {
        Shown shown = shown(request);
        Caller caller = Callers.of(request);
        Call call =
                new Call(
                        caller,
                        Door.REST,
                        Deadline.in(Call.TIME),
                        Progress.UNHEARD,
                        request.response()::closed);
        return shown.catalogue()
                .call(tool, arguments, call)
                .map(problemResponses::response)
                .map(response -> challenged(response, tool, shown, caller))
                .orElseGet(noSuchTool(tool, shown));
    }

    /// Tells an OAuth caller which scope it lacks, so that it can ask for it.
    private Response challenged(Response response, String tool, Shown shown, Caller caller) {
        if (response.getStatus() == Response.Status.FORBIDDEN.getStatusCode()) {
            shown.catalogue()
                    .needed(tool)
                    .flatMap(needed -> challenge.after(caller, needed))
                    .ifPresent(more -> response.getHeaders().putSingle(Challenge.HEADER, more));
        }
        return response;
    }

    private Supplier<Response> noSuchTool(String tool, Shown shown) {
        return () -> problemResponses.noSuchTool(tool, shown.catalogue());
    }

    private Shown shown(RoutingContext request) {
        return ReadOnlyHeader.isSent(request.request().headers()) ? readers : all;
    }

    /// The tools that a caller sees, and their lists as text.
    private record Shown(Catalogue catalogue, CatalogueTexts lists) {

        static Shown of(Catalogue catalogue, ToolGuide guide) {
            return new Shown(catalogue, CatalogueTexts.of(catalogue, guide));
        }
    }
}
