package dev.nattvakt.tool;

/// What a client is told before its first call, for every door that has a place for it.
public record ToolGuide(String text) {}
