/// Values on HostUp's wire: ids, timestamps, and JSON objects that are read strictly. Only
/// `sandbox` and its packages use it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.value;
