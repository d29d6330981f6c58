package dev.nattvakt.start;

import java.io.Serial;
import java.time.ZoneId;

import jakarta.annotation.Priority;

import org.eclipse.microprofile.config.spi.Converter;

import dev.nattvakt.words.Zones;

/// Reads the zones of settings as tools and policy files read theirs, in any letter case. Found by
/// `META-INF/services`, and before Quarkus' own.
@Priority(ZoneConverter.BEFORE_QUARKUS)
public final class ZoneConverter implements Converter<ZoneId> {

    static final int BEFORE_QUARKUS = 300;

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public ZoneId convert(String value) {
        return Zones.named(value)
                .orElseThrow(() -> new IllegalArgumentException(Zones.advice(value)));
    }
}
