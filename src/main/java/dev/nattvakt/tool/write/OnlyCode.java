package dev.nattvakt.tool.write;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.nattvakt.fleet.verdict.Only;

/// [Only] in JSON.
public enum OnlyCode {
    ALL(Only.ALL),
    UNPROTECTED(Only.UNPROTECTED),
    PROBLEMS(Only.PROBLEMS),
    PAUSED(Only.PAUSED);

    private final Only only;

    OnlyCode(Only only) {
        this.only = only;
    }

    Only only() {
        return only;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
