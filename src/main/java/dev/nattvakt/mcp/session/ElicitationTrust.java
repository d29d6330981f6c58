package dev.nattvakt.mcp.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which clients are believed when they say that they can ask their user. Some say so and answer in
/// the user's stead, or not at all.
public final class ElicitationTrust {

    private final boolean anybody;
    private final Set<String> distrusted;

    private ElicitationTrust(boolean anybody, Set<String> distrusted) {
        this.anybody = anybody;
        this.distrusted = distrusted;
    }

    /// @param setting `true`, `false`, or the names of clients to distrust
    public static ElicitationTrust of(List<String> setting) {
        List<String> words =
                setting.stream()
                        .flatMap(word -> Arrays.stream(word.split(",")))
                        .map(ElicitationTrust::folded)
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.isEmpty() || words.equals(List.of("true"))) {
            return new ElicitationTrust(true, Set.of());
        }
        return words.equals(List.of("false"))
                ? new ElicitationTrust(false, Set.of())
                : new ElicitationTrust(true, words.stream().collect(Collectors.toSet()));
    }

    /// The client as far as it is believed.
    public Client judged(Client client) {
        return anybody && !distrusted.contains(folded(client.name()))
                ? client
                : client.without(ClientCapability.FORMS);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
