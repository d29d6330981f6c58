package dev.nattvakt;

import java.util.function.Supplier;

/// The bytes of the HostUp key, for deriving other keys from.
@FunctionalInterface
interface KeyMaterial extends Supplier<byte[]> {}
