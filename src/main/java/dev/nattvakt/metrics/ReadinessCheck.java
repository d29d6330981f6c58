package dev.nattvakt.metrics;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.nattvakt.change.WritesUnderWay;

/// `/health/ready`: whether calls may be sent here. Says no from the moment at which the process is
/// asked to end, while what is under way is finished. HostUp has no say in it: a server that is
/// restarted because HostUp is down helps nobody.
@Readiness
@Singleton
final class ReadinessCheck implements HealthCheck {

    private final WritesUnderWay underWay;

    ReadinessCheck(WritesUnderWay underWay) {
        this.underWay = underWay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes calls").status(!underWay.isClosed()).build();
    }
}
