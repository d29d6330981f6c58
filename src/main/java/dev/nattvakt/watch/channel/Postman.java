package dev.nattvakt.watch.channel;

import java.util.List;

/// Sends mail.
@FunctionalInterface
public interface Postman {

    /// @return false when it may not have been taken
    boolean send(List<String> to, String subject, String text);
}
