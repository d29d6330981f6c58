package dev.nattvakt.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A request byte by byte: an HTTP client would mend what an attack gets wrong on purpose.
final class Raw {

    private Raw() {}

    /// @param text head and body, the first 256 KB
    record Reply(int status, String text) {

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        /// Empty when it is not there.
        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /// @param route method and path
    static Reply send(InetAddress to, int port, String route, List<String> headers, byte[] body)
            throws IOException {
        try (Socket socket = new Socket(to, port)) {
            socket.setSoTimeout(20_000);
            StringBuilder head = new StringBuilder(route).append(" HTTP/1.1\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            head.append("Connection: close\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            try {
                socket.getOutputStream().write(body);
            } catch (IOException refusedBeforeTheEnd) {
                // What it said before it hung up is the answer.
            }
            byte[] reply = socket.getInputStream().readNBytes(256 * 1024);
            String text = new String(reply, StandardCharsets.UTF_8);
            return new Reply(
                    text.length() < 12 ? 0 : Integer.parseInt(text.substring(9, 12)), text);
        }
    }
}
