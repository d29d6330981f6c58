import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows the hashes of an audit log, over one or more files. It shares no code with the server,
/// so that the two check each other.
final class AuditChain {

    private static final String NONE = "0".repeat(64);
    private static final Pattern PREV = Pattern.compile("\"prev\":\"([0-9a-f]{64})\"}$");
    private static final String BEGIN = "{\"audit\":";

    private String last = "";
    private int events;
    private int chains;
    private boolean whole = true;

    public static void main(String... files) throws Exception {
        if (files.length == 0) {
            System.err.println("Usage: tools/audit/check FILE..., oldest first; - reads the standard input");
            System.exit(2);
        }
        AuditChain chain = new AuditChain();
        for (String file : files) {
            try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
                chain.read(file, new BufferedInputStream(in));
            } catch (IOException unreadable) {
                System.err.println("audit/check: " + file + " cannot be read.");
                System.exit(2);
            }
        }
        System.out.printf(
                "%s events, %s beginnings, %s; last hash %s%n",
                chain.events, chain.chains, chain.whole ? "whole" : "NOT WHOLE", chain.last);
        System.exit(chain.whole ? 0 : 1);
    }

    private void read(String file, InputStream in) throws Exception {
        int number = 0;
        for (byte[] line = line(in); line != null; line = line(in)) {
            number++;
            String text = new String(line, StandardCharsets.UTF_8);
            if (text.startsWith(BEGIN)) {
                check(file + ":" + number, line, text);
            }
        }
    }

    private void check(String where, byte[] line, String text) throws Exception {
        Matcher prev = PREV.matcher(text);
        if (!prev.find()) {
            report(where + ": this line is torn");
        } else if (prev.group(1).equals(NONE)) {
            chains++;
        } else if (last.isEmpty()) {
            System.out.println(where + ": begins after the hash " + prev.group(1));
        } else if (!prev.group(1).equals(last)) {
            report(where + ": does not fit the line before it");
        }
        events++;
        last = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
    }

    private void report(String flaw) {
        System.out.println(flaw);
        whole = false;
    }

    /// Without its line break; null at the end.
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.size() == 0 ? null : line.toByteArray();
            }
            line.write(c);
        }
        return line.toByteArray();
    }
}
