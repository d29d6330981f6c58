/// What we say: outcomes and pictures as sentences, made of spans that each door renders in its own
/// way.
///
/// Pure. The sentences are fixed templates; text that came from HostUp or a caller appears only as
/// a [Span.Quote], which strips and bounds it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.words;
