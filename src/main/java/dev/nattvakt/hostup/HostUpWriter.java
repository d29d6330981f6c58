package dev.nattvakt.hostup;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.Cleared;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.guard.Timeouts;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.schedule.VpsId;

/// Sends what was cleared, once. It is sent again in one case only: the first try provably never
/// left. When the answer leaves open whether it was applied, it is [Sent.Ambiguous].
@ApplicationScoped
public class HostUpWriter implements WritePort {

    private final HostUpConnection hostUp;
    private final GuardedCalls guardedCalls;
    private final RetryingCalls retryingCalls;

    HostUpWriter(HostUpConnection hostUp, GuardedCalls guardedCalls, RetryingCalls retryingCalls) {
        this.hostUp = hostUp;
        this.guardedCalls = guardedCalls;
        this.retryingCalls = retryingCalls;
    }

    @Override
    public Connection open() {
        return new Opened(hostUp.opening());
    }

    private final class Opened implements Connection {

        private Optional<OwnConnection> connection;

        Opened(Optional<OwnConnection> connection) {
            this.connection = connection;
        }

        private OwnConnection own() {
            OwnConnection own = connection.orElseGet(hostUp::own);
            connection = Optional.of(own);
            return own;
        }

        @Override
        public Sent write(Cleared<?> cleared, Deadline deadline) {
            OwnConnection own = own();
            var request = request(own.api(), cleared.vps(), cleared.write());
            Sent sent = send(own, request, cleared.write(), deadline);
            return sent instanceof Sent.NotSent
                    ? send(own, request, cleared.write(), deadline)
                    : sent;
        }

        @Override
        public ReadPort reader() {
            return new HostUpReader(hostUp, retryingCalls, own().api());
        }

        @Override
        public ReadPort beside() {
            return new HostUpReader(hostUp, retryingCalls).ahead();
        }

        @Override
        public void close() {
            connection.ifPresent(OwnConnection::close);
        }
    }

    private static Uni<Response> request(HostUpApi api, VpsId vps, Write write) {
        return switch (write) {
            case Write.SaveBackupSchedule(var schedule) ->
                    api.saveBackupSchedule(vps, BackupScheduleBody.of(schedule));
            case Write.SaveBackupSettings(var maxTotalBackups, var autoDeleteOldest) ->
                    api.saveBackupSettings(
                            vps, new BackupSettingsBody(maxTotalBackups, autoDeleteOldest));
            case Write.DeleteBackupSchedule(var id) -> api.deleteBackupSchedule(vps, id);
            case Write.SaveSnapshotSchedule(var schedule) ->
                    api.saveSnapshotSchedule(vps, SnapshotScheduleBody.of(schedule));
            case Write.DeleteSnapshotSchedule() -> api.deleteSnapshotSchedule(vps);
        };
    }

    private Sent send(OwnConnection own, Uni<Response> request, Write write, Deadline deadline) {
        if (!hostUp.pause().waitOut(deadline)) {
            return new Sent.Paused(hostUp.pause().left());
        }
        if (!isTimeToSend(deadline)) {
            return new Sent.NotSent("there was not enough time left to send it");
        }
        return switch (hostUp.keyBreaker().forWrite()) {
            case KeyBreaker.Passage.Barred(var problem) -> new Sent.KeyRefused(problem);
            case KeyBreaker.Passage.Free(var pass) -> send(own, request, write, deadline, pass);
        };
    }

    private Sent send(
            OwnConnection own,
            Uni<Response> request,
            Write write,
            Deadline deadline,
            KeyBreaker.Pass pass) {
        try {
            HostUpResponse answer =
                    hostUp.addresses()
                            .inTurn(
                                    () -> {
                                        own.renew();
                                        return guardedCalls.write(request, cut(deadline));
                                    },
                                    () -> isTimeToSend(deadline));
            pass.saw(answer);
            if (!answer.isThrottled()) {
                return WriteClassifier.on(write, answer);
            }
            hostUp.pause().begin(RetryAfter.of(answer, Clock.systemUTC()));
            return new Sent.Throttled(hostUp.pause().left(), answer.requestId());
        } catch (TransportFailure unanswered) {
            return own.wasClosedUnused()
                    ? new Sent.NotSent(
                            "the connection to HostUp was closed before anything was sent")
                    : WriteClassifier.on(unanswered);
        } catch (FaultToleranceException fuse) {
            return WriteClassifier.on(fuse);
        }
    }

    private boolean isTimeToSend(Deadline deadline) {
        return deadline.fits(hostUp.limits().departure().plus(hostUp.limits().readBack()));
    }

    /// A try leaves time to read back what became of it.
    private Optional<Duration> cut(Deadline deadline) {
        Timeouts timeouts = hostUp.limits();
        return timeouts.cutOfWrite(deadline.left().minus(timeouts.readBack()));
    }
}
