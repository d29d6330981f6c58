package dev.nattvakt.mcp.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.Said;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.message.Json;

/// A server at the other end of two pipes.
final class PipedPair implements AutoCloseable {

    private final Pipe there = Pipe.open();
    private final Pipe back = Pipe.open();
    private final OutputStream toServer = Channels.newOutputStream(there.sink());
    private final BufferedReader fromServer =
            new BufferedReader(Channels.newReader(back.source(), StandardCharsets.UTF_8));

    PipedPair() throws IOException {
        // Both pipes are open.
    }

    Thread serve(Handler handler, OpenRequests open) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        StdioLoop.serve(
                                handler,
                                open,
                                Channels.newInputStream(there.source()),
                                Channels.newOutputStream(back.sink()));
                    } catch (IOException broken) {
                        throw new IllegalStateException(broken);
                    }
                });
    }

    void say(String line) throws IOException {
        toServer.write(Said.bytes(line + "\n"));
        toServer.flush();
    }

    JsonNode hear() throws IOException {
        return Json.read(Said.bytes(fromServer.readLine())).orElseThrow();
    }

    void endInput() throws IOException {
        toServer.close();
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        back.sink().close();
        back.source().close();
        there.source().close();
    }
}
