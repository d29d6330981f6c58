package dev.nattvakt.slack.request;

import java.util.Arrays;
import java.util.List;

import dev.nattvakt.caller.Secret;

/// The signing secret of the Slack app; two while it is being rotated.
public record SigningSecrets(List<Secret> secrets) {

    private static final int MOST = 2;

    /// @throws IllegalArgumentException unless there are one or two
    public SigningSecrets {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.size() > MOST) {
            throw new IllegalArgumentException("it holds more or fewer than one or two secrets");
        }
    }

    /// @param text one secret, or two with a comma between
    /// @throws IllegalArgumentException without repeating the text
    public static SigningSecrets parse(String text) {
        return new SigningSecrets(Arrays.stream(text.split(",", -1)).map(Secret::new).toList());
    }
}
