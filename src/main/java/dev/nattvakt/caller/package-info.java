/// Who asks, through which door, until when, what they may touch, and the secrets by which somebody
/// is known. Pure.
package dev.nattvakt.caller;
