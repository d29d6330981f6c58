/// Who asks, through which door, until when, and what they may touch; also secrets, quotas and work
/// in flight. Pure: it imports `schedule` and the JDK only. Every package above may use it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.caller;
