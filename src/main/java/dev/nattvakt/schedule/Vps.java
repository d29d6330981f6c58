package dev.nattvakt.schedule;

import java.util.Optional;

/// A server as far as it is known: by its id alone when a caller named the id, with its name and
/// address when HostUp was asked for them.
///
/// @param name display name, untrusted text
/// @param serviceStatus HostUp's word, such as `active` or `suspended`
public record Vps(
        VpsId id,
        Optional<String> name,
        Optional<String> primaryIp,
        Optional<String> serviceStatus) {

    public static Vps of(VpsId id) {
        return new Vps(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// What a person would call it: the name, else the id.
    public String label() {
        return name.orElse(id.value());
    }
}
