/// The parts of a typed command: tokens, the vocabularies in English and Swedish, and what each
/// phrase means. Only `slack.command` uses it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.command.phrase;
