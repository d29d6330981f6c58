/// Who a request is, and whether it may come in at all. Stands before every door.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.access;
