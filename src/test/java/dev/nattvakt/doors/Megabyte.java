package dev.nattvakt.doors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A request whose body is announced to have a megabyte. None of it is sent: a server that refuses
/// it by its headers may hang up on whoever keeps sending.
final class Megabyte {

    private Megabyte() {}

    /// The status of the answer to a POST.
    static int postTo(URI root, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.setSoTimeout(5_000);
            String head =
                    """
                    POST %s HTTP/1.1
                    Host: localhost:%d
                    Content-Type: application/json
                    Accept: application/json, text/event-stream
                    Content-Length: %d

                    """
                            .formatted(path, root.getPort(), 1 << 20)
                            .replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(answer.readLine().substring(9, 12));
        }
    }
}
