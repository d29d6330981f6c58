package dev.nattvakt.fleet.remedy;

import java.util.Optional;

/// The calls that bring one server in line with what is wanted of it.
///
/// @param isAboutBackups whether anything is wanted of its backups
/// @param backups empty where they are in line, or nothing is wanted of them
/// @param snapshots likewise
public record WantedCalls(
        boolean isAboutBackups, Optional<NextStep> backups, Optional<NextStep> snapshots) {

    static final WantedCalls NONE = new WantedCalls(false, Optional.empty(), Optional.empty());
}
