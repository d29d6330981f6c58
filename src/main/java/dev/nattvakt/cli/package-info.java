/// The modes of the command line: a class for each that does not serve HTTP (`stdio`, `watch
/// --once`, `policy`, `policy --apply`, `probe`, `client`), and the text of `--help`. `Main`
/// chooses. A mode returns its exit code; [dev.nattvakt.cli.Usage] lists all of them.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.cli;
