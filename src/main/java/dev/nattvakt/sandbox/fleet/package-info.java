/// All servers of the simulated account, what readers see of them, and how this HostUp behaves
/// where the real one is undocumented.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.fleet;
