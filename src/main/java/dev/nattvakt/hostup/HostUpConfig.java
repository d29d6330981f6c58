package dev.nattvakt.hostup;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How to speak with HostUp.
@ConfigMapping(prefix = "nattvakt.hostup")
public interface HostUpConfig {

    String DEFAULT_URL = "https://cloud.hostup.se";

    /// Where HostUp's API is; anything but https is refused unless it is on this machine.
    @WithDefault(DEFAULT_URL)
    String url();

    /// The zone in which HostUp means the hour of a schedule; it is not documented, and its
    /// examples fit UTC.
    @WithDefault("UTC")
    ZoneId zone();

    /// How many requests a second a look over the whole fleet may send to begin with.
    @WithDefault("10")
    int pace();

    /// How many it may send while HostUp does not complain.
    @WithDefault("100")
    int paceMax();
}
