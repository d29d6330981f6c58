package dev.nattvakt.slack.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The fields of an `application/x-www-form-urlencoded` body, read strictly: each name once, at
/// most 64 fields, percent signs only before two hexadecimal digits, UTF-8 only.
public final class FormBody {

    private static final int MOST = 64;

    private final Map<String, String> fields;

    private FormBody(Map<String, String> fields) {
        this.fields = fields;
    }

    /// The text of a field, which may be empty; no value when the field is missing.
    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /// Empty for a body that is not such a form.
    static Optional<FormBody> parse(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        try {
            for (String field : text.split("&", MOST + 1)) {
                int equals = field.indexOf('=');
                if (equals < 1
                        || fields.size() == MOST
                        || fields.put(
                                        decode(field.substring(0, equals)),
                                        decode(field.substring(equals + 1)))
                                != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(new FormBody(Map.copyOf(fields)));
        } catch (CharacterCodingException | IllegalArgumentException notAForm) {
            return Optional.empty();
        }
    }

    /// Shows no fields: they are a person's message, and one is a secret URL.
    @Override
    public String toString() {
        return "Form[%d fields]".formatted(fields.size());
    }

    private static String decode(String encoded) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            switch (encoded.charAt(at)) {
                case '+' -> bytes.put((byte) ' ');
                case '%' -> {
                    bytes.put((byte) hex(encoded, at + 1));
                    at += 2;
                }
                default -> bytes.put((byte) encoded.charAt(at));
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }

    private static int hex(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            throw new IllegalArgumentException("a percent sign without two digits");
        }
        return HexFormat.fromHexDigits(encoded, at, at + 2);
    }
}
