package dev.nattvakt.hostup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/// Gives Vert.x its [SteeredTransport]; Vert.x finds it in `META-INF/services`, and natively by
/// reflection.
@RegisterForReflection(methods = false, fields = false)
public final class SteeredTransportProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new SteeredTransport());
    }
}
