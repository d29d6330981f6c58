/// The phrases that a typed command is made of: tokens, vocabularies in English and Swedish, and
/// what each phrase means.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.command.phrase;
