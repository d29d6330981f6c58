package dev.nattvakt.hostup;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Body of PATCH backup-schedules; what is absent stays as it is.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BackupSettingsBody(Optional<Integer> maxTotalBackups, Optional<Boolean> autoDeleteOldest) {}
