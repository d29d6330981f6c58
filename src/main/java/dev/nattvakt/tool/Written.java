package dev.nattvakt.tool;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/// Whether anything was changed at HostUp.
public enum Written {
    YES,
    NO,
    MAYBE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
