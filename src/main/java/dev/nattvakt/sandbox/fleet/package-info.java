/// All servers of the simulated account, what readers see of them (a write can show late), and how
/// this HostUp behaves where the real one is undocumented. Only `sandbox` and its packages use it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.fleet;
