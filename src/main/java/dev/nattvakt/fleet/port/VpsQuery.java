package dev.nattvakt.fleet.port;

import java.util.Optional;

/// A query for servers, in the filters that HostUp has (GET /vps).
public sealed interface VpsQuery {

    /// Exact display name, any case.
    record ByName(String name) implements VpsQuery {}

    /// Exact primary IP.
    record ByIp(String primaryIp) implements VpsQuery {}

    /// All servers, page by page; `limit` 1-100, `cursor` as HostUp gave it.
    record Everything(int limit, Optional<String> cursor) implements VpsQuery {}
}
