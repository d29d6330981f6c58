package dev.nattvakt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server on a loopback port that takes every mail and remembers it as it came.
final class SmtpServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean refuses;

    /// @param recipients as the envelope names them
    /// @param text headers and body
    record Mail(List<String> recipients, String text) {

        List<String> headers() {
            return text.lines().takeWhile(line -> !line.isEmpty()).toList();
        }

        String body() {
            return text.substring(text.indexOf("\n\n") + 2);
        }
    }

    SmtpServer() throws IOException {
        Thread.startVirtualThread(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Mail> mails() {
        return mails;
    }

    void refuses(boolean all) {
        refuses = all;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            List<String> recipients = new CopyOnWriteArrayList<>();
            say(out, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0];
                switch (verb) {
                    case "DATA" -> {
                        say(out, "354 go on");
                        mails.add(new Mail(List.copyOf(recipients), data(in)));
                        recipients.clear();
                        say(out, "250 taken");
                    }
                    case "RCPT" -> {
                        recipients.add(line.substring(line.indexOf('<')));
                        say(out, refuses ? "550 not here" : "250 yes");
                    }
                    case "QUIT" -> say(out, "221 bye");
                    default -> say(out, "250 yes");
                }
            }
        } catch (IOException gone) {
            // The client decides when it has had enough.
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
