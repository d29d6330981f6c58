package dev.nattvakt.sandbox.state;

import java.util.function.UnaryOperator;

/// A change to one VPS, still to be made. It is applied to what is so by then, which may differ
/// from what was so when it was asked for.
public record Write(String vps, Side side, UnaryOperator<Vps> change) {}
