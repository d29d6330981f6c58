package dev.nattvakt.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A token as `tools/access/new-token` makes it.
///
/// @param line for the tokens file
public record NewToken(String token, String line) {

    private static final Pattern TOKEN = Pattern.compile("nvt_[A-Za-z0-9_-]{43}");

    public static NewToken by(String... arguments) throws IOException, InterruptedException {
        Process script = start(arguments);
        String line = text(script.getInputStream().readAllBytes());
        Matcher token = TOKEN.matcher(text(script.getErrorStream().readAllBytes()));
        if (script.waitFor() != 0 || !token.find()) {
            throw new IOException("new-token ended with " + script.exitValue());
        }
        return new NewToken(token.group(), line);
    }

    static int exit(String... arguments) throws IOException, InterruptedException {
        return start(arguments).waitFor();
    }

    static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "NewToken[" + line + "]";
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tools/access/new-token"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
