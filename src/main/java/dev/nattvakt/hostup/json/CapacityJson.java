package dev.nattvakt.hostup.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
            return new CapacityOptions(Map.of());
        }
        Map<String, CapacityOptions.Range> ranges = new HashMap<>();
        for (LenientJson row : Unreadable.rows(answer, "configurableOptions")) {
            row.word("key")
                    .ifPresent(key -> ranges.put(key, range(row.whole("min"), row.whole("max"))));
        }
        return new CapacityOptions(ranges);
    }

    /// A range that holds nothing states nothing.
    private static CapacityOptions.Range range(Optional<Integer> min, Optional<Integer> max) {
        boolean isEmpty = min.flatMap(least -> max.filter(most -> most < least)).isPresent();
        return isEmpty ? CapacityOptions.Range.UNSTATED : new CapacityOptions.Range(min, max);
    }

    public static PricePreview price(LenientJson answer) {
        LenientJson change = answer.object("priceChange");
        return new PricePreview(
                answer.flag("dryRun"),
                change.number("amount"),
                change.number("recurringAmount"),
                change.word("currencyCode").filter(CURRENCY.asMatchPredicate()),
                change.word("billingCycle").or(() -> answer.word("billingCycle")),
                GatesJson.gate(answer, "canCommit"));
    }
}
