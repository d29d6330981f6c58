package dev.nattvakt.schedule;

import java.util.Optional;

/// One field of a diff. An empty side means that the field was or will be absent, or is not stated.
public record FieldChange(String field, Optional<Object> from, Optional<Object> to) {}
