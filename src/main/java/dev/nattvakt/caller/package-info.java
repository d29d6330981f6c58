/// Who asks, through which door, until when, and what they may touch. Pure.
package dev.nattvakt.caller;
