/// The packaged application as a user starts it: what only packaging can break.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.shipped;
