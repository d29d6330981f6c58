/// Values on HostUp's wire: ids, timestamps, and JSON objects that are read strictly.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.value;
