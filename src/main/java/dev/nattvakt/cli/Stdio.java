package dev.nattvakt.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import jakarta.inject.Singleton;

import io.quarkus.runtime.QuarkusApplication;

import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.transport.StdioLoop;

/// Serves MCP on standard input and output until the input ends.
@Singleton
public final class Stdio implements QuarkusApplication {

    private final Handler handler;
    private final OpenRequests open;

    Stdio(Handler handler, OpenRequests open) {
        this.handler = handler;
        this.open = open;
    }

    /// Must run before any other class reads `System.out`: only MCP messages may go to standard
    /// output. No port is opened.
    public static void prepare() {
        System.setOut(System.err);
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.handler.console.\"audit\".stderr", "true");
        withoutServing();
    }

    /// For modes that open no port and run no schedule.
    static void withoutServing() {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.scheduler.enabled", "false");
    }

    @Override
    public int run(String... arguments) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            StdioLoop.serve(handler, open, System.in, out);
        }
        return 0;
    }
}
