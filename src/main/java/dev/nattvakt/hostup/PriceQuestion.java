package dev.nattvakt.hostup;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Body of POST actions/config, the route that buys when `dryRun` is left out. It is a property
/// that nobody can set: no `PriceQuestion` commits to anything.
record PriceQuestion(Map<String, Integer> resources) {

    @JsonProperty
    public boolean dryRun() {
        return true;
    }
}
