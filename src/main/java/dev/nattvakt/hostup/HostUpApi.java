package dev.nattvakt.hostup;

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
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;

/// Every route of HostUp that can be reached from here, and there are no others.
///
/// A method returns a request that has not been sent; each subscription sends it once. Bodies stay
/// raw bytes, because a body that cannot be parsed must never look like a request that was not
/// answered. [dev.nattvakt.hostup.guard.ResponseLimits] bounds them.
@Path("/api/v2/vps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface HostUpApi {

    @GET
    Uni<Response> page(@QueryParam("limit") int limit);

    @GET
    Uni<Response> page(@QueryParam("limit") int limit, @QueryParam("cursor") String cursor);

    @GET
    Uni<Response> named(@QueryParam("name") String name);

    @GET
    Uni<Response> at(@QueryParam("primaryIp") String primaryIp);

    @GET
    @Path("/{id}")
    Uni<Response> vps(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/backup-schedules")
    Uni<Response> backupSchedules(@PathParam("id") VpsId id);

    @POST
    @Path("/{id}/backup-schedules")
    Uni<Response> saveBackupSchedule(@PathParam("id") VpsId id, BackupScheduleBody schedule);

    @PATCH
    @Path("/{id}/backup-schedules")
    Uni<Response> saveBackupSettings(@PathParam("id") VpsId id, BackupSettingsBody settings);

    @DELETE
    @Path("/{id}/backup-schedules/{scheduleId}")
    Uni<Response> deleteBackupSchedule(
            @PathParam("id") VpsId id, @PathParam("scheduleId") ScheduleId schedule);

    @GET
    @Path("/{id}/snapshot-schedules")
    Uni<Response> snapshotSchedule(@PathParam("id") VpsId id);

    @POST
    @Path("/{id}/snapshot-schedules")
    Uni<Response> saveSnapshotSchedule(@PathParam("id") VpsId id, SnapshotScheduleBody schedule);

    @DELETE
    @Path("/{id}/snapshot-schedules")
    Uni<Response> deleteSnapshotSchedule(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/backups")
    Uni<Response> backups(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/snapshots")
    Uni<Response> snapshots(@PathParam("id") VpsId id);

    @GET
    @Path("/{id}/actions/upgrade")
    Uni<Response> capacityOptions(@PathParam("id") VpsId id);

    @POST
    @Path("/{id}/actions/config")
    Uni<Response> price(@PathParam("id") VpsId id, PriceQuestion question);
}
