package dev.nattvakt.hostup;

import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;

import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;

/// Every route of HostUp that can be reached from here, and there are no others.
///
/// What a method returns is a request that has not left yet: each subscription sends it once.
/// Bodies stay raw streams, because a body that cannot be parsed must never look like a request
/// that was not answered, and because their length is bounded while they are read.
@Path("/api/v2/vps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface HostUpApi {

    @GET
    Uni<RestResponse<InputStream>> page(@QueryParam("limit") int limit);

    @GET
    Uni<RestResponse<InputStream>> page(
            @QueryParam("limit") int limit, @QueryParam("cursor") String cursor);

    @GET
    Uni<RestResponse<InputStream>> named(@QueryParam("name") String name);

    @GET
    Uni<RestResponse<InputStream>> at(@QueryParam("primaryIp") String primaryIp);

    @GET
    @Path("/{id}")
    Uni<RestResponse<InputStream>> vps(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/backup-schedules")
    Uni<RestResponse<InputStream>> backupSchedules(@PathParam("id") VpsId id);

    @POST
    @Path("/{id}/backup-schedules")
    Uni<RestResponse<InputStream>> saveBackupSchedule(
            @PathParam("id") VpsId id, BackupScheduleBody schedule);

    @PATCH
    @Path("/{id}/backup-schedules")
    Uni<RestResponse<InputStream>> saveBackupSettings(
            @PathParam("id") VpsId id, BackupSettingsBody settings);

    @DELETE
    @Path("/{id}/backup-schedules/{scheduleId}")
    Uni<RestResponse<InputStream>> deleteBackupSchedule(
            @PathParam("id") VpsId id, @PathParam("scheduleId") ScheduleId schedule);

    @GET
    @Path("/{id}/snapshot-schedules")
    Uni<RestResponse<InputStream>> snapshotSchedule(@PathParam("id") VpsId id);

    @POST
    @Path("/{id}/snapshot-schedules")
    Uni<RestResponse<InputStream>> saveSnapshotSchedule(
            @PathParam("id") VpsId id, SnapshotScheduleBody schedule);

    @DELETE
    @Path("/{id}/snapshot-schedules")
    Uni<RestResponse<InputStream>> deleteSnapshotSchedule(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/backups")
    Uni<RestResponse<InputStream>> backups(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/snapshots")
    Uni<RestResponse<InputStream>> snapshots(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/actions/upgrade")
    Uni<RestResponse<InputStream>> capacityOptions(@PathParam("id") VpsId id);

    @POST
    @Path("/{id}/actions/config")
    Uni<RestResponse<InputStream>> price(@PathParam("id") VpsId id, PriceQuestion question);
}
