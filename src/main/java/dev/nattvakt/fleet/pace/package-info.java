/// How fast a whole fleet is read: how many reads a second ([Pace], kept by the [PacedReader]), how
/// many side by side ([Abreast]), and when it is given up ([FailuresInARow]). It knows no verdict.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet.pace;
