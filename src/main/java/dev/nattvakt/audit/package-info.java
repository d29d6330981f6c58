/// What was done: receipts of what has been sent. Hears of it from the catalogue, whichever door it
/// came in by.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.audit;
