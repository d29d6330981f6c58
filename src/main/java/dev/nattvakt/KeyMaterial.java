package dev.nattvakt;

import java.util.function.Supplier;

/// The bytes of the HostUp key, from which other keys are derived.
@FunctionalInterface
interface KeyMaterial extends Supplier<byte[]> {}
