package dev.nattvakt.hostup;

import java.nio.file.Path;
import java.util.function.Supplier;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.SecretSource;

/// The key that HostUp knows us by, from a value or from a file that may change while we run.
public final class ApiKey implements Supplier<Secret> {

    private final SecretSource<Secret> source;

    private ApiKey(SecretSource<Secret> source) {
        this.source = source;
    }

    /// @throws IllegalArgumentException naming `HOSTUP_API_KEY`, never the value
    public static ApiKey of(String value) {
        return new ApiKey(SecretSource.of(value, "HOSTUP_API_KEY", ApiKey::bare));
    }

    /// @throws IllegalArgumentException naming `HOSTUP_API_KEY_FILE` when there is no usable key in
    ///   the file now
    public static ApiKey inFile(Path file) {
        return new ApiKey(SecretSource.inFile(file, "HOSTUP_API_KEY_FILE", ApiKey::bare));
    }

    /// Files of environment variables may keep the quotation marks of a value as a part of it.
    private static Secret bare(String text) {
        String key = text.strip();
        if (key.length() > 1
                && "\"'".indexOf(key.charAt(0)) >= 0
                && key.charAt(0) == key.charAt(key.length() - 1)) {
            throw new IllegalArgumentException("it stands in quotation marks; leave them out");
        }
        return new Secret(text);
    }

    @Override
    public Secret get() {
        return source.get();
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
