package dev.nattvakt.hostup.json;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.PricePreview;

/// The answers of GET actions/upgrade and POST actions/config.
public final class CapacityJson {

    /// ISO 4217.
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private CapacityJson() {}

    /// HostUp documents the list as optional: without it, nothing is offered.
    public static CapacityOptions options(LenientJson answer) {
        if (answer.isAbsent("configurableOptions")) {
            return new CapacityOptions(Set.of());
        }
        return new CapacityOptions(
                Unreadable.rows(answer, "configurableOptions").stream()
                        .flatMap(row -> row.word("key").stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public static PricePreview price(LenientJson answer) {
        LenientJson change = answer.object("priceChange");
        return new PricePreview(
                answer.flag("dryRun"),
                change.number("amount"),
                change.number("recurringAmount"),
                change.word("currencyCode").filter(CURRENCY.asMatchPredicate()),
                GatesJson.gate(answer, "canCommit"));
    }
}
