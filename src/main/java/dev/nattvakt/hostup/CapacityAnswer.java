package dev.nattvakt.hostup;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.CapacityOptions;
import dev.nattvakt.fleet.PricePreview;

/// The answers of GET actions/upgrade and POST actions/config.
final class CapacityAnswer {

    /// ISO 4217.
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private CapacityAnswer() {}

    static CapacityOptions options(Stated answer) {
        return new CapacityOptions(
                Unreadable.rows(answer, "configurableOptions").stream()
                        .flatMap(row -> row.word("key").stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static PricePreview price(Stated answer) {
        Stated change = answer.object("priceChange");
        return new PricePreview(
                answer.flag("dryRun"),
                change.number("amount"),
                change.number("recurringAmount"),
                change.word("currencyCode").filter(CURRENCY.asMatchPredicate()));
    }
}
