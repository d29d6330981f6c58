/// Sentences: outcomes, refusals and server states in one to three sentences, made of spans that
/// each door renders in its own way. Pure. The sentences are fixed templates; text of HostUp or a
/// caller appears only as a [Span.Quote], which strips and bounds it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.words;
