package dev.nattvakt.watch.channel;

import java.util.List;
import java.util.regex.Pattern;

/// The addresses that get mail: plain ones, without a display name, so that none can add a header
/// or a recipient.
public final class MailAddresses {

    private static final int MOST = 20;
    private static final int LONGEST = 254;

    private static final Pattern FORM =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private MailAddresses() {}

    /// Whether all of them can be meant.
    public static boolean areUsable(List<String> addresses) {
        return !addresses.isEmpty()
                && addresses.size() <= MOST
                && addresses.stream()
                        .allMatch(address ->
                                address.length() <= LONGEST && FORM.matcher(address).matches());
    }
}
