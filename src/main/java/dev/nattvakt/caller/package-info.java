/// Who asks, through which door, until when, what they may touch, the secrets by which somebody is
/// known, and what is still under way for them. Needs nothing but Java.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.caller;
