package dev.nattvakt.hostup;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/// Gives Vert.x its [SteeredTransport]; Vert.x finds it in `META-INF/services`.
public final class SteeredTransportProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new SteeredTransport());
    }
}
