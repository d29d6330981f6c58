/// What should be so: the rules of the policy file, which rule holds for a server, what differs
/// from it, and which calls would bring the server in line. Pure; the file itself is read
/// elsewhere. Begin with [dev.nattvakt.fleet.policy.Policy].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet.policy;
