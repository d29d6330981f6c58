/// What is shipped around the code (images, manifests, release files, README) holds what it
/// promises. There is no container engine and no cluster here: files are parsed strictly, and
/// judged by rules.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.shipped.files;
