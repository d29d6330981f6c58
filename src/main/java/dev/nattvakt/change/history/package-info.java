/// What was changed in the past, as it is recorded: the changes themselves, and the port to the
/// record, which `audit` implements. Pure.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.history;
