package dev.nattvakt.schedule;

import java.util.Optional;

/// A server as far as it is known: the id alone when a caller gave the id, with name and address
/// when HostUp was asked for them.
///
/// @param name display name; untrusted
/// @param serviceStatus HostUp's word, such as `active` or `suspended`
public record Vps(
        VpsId id,
        Optional<String> name,
        Optional<String> primaryIp,
        Optional<String> serviceStatus) {

    public static Vps of(VpsId id) {
        return new Vps(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The name for people: the display name, else the id.
    public String label() {
        return name.orElse(id.value());
    }
}
