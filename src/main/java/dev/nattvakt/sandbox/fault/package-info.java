/// Scripted faults, and the log of every request that arrived. Tests and `/__sandbox` add faults;
/// only the sandbox's own packages run them.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.fault;
