/// Faults on demand, and the record of what arrived.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.fault;
