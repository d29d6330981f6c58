package dev.nattvakt;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The command line: without an argument it serves.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            System.err.println(
                    "nattvakt: unknown argument " + arguments[0] + " (expected: none, to serve)");
            System.exit(2);
        }
        Quarkus.run(arguments);
    }
}
