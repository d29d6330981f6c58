package dev.nattvakt.sandbox.state;

import java.util.function.UnaryOperator;

/// A change to one VPS, not applied yet. It applies to the state of that later moment, which may
/// differ from the state when it was requested.
public record Write(String vps, Side side, UnaryOperator<Vps> change) {}
