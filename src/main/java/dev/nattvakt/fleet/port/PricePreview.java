package dev.nattvakt.fleet.port;

import java.math.BigDecimal;
import java.util.Optional;

import dev.nattvakt.schedule.stated.Gate;

/// HostUp's price preview (POST actions/config with `dryRun: true`).
///
/// @param dryRun whether HostUp confirmed that nothing was bought
/// @param amount due now
/// @param recurringAmount due each billing period
/// @param billingCycle HostUp's word for that period, `monthly`
/// @param canCommit whether the order itself would be taken now
public record PricePreview(
        Optional<Boolean> dryRun,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> recurringAmount,
        Optional<String> currencyCode,
        Optional<String> billingCycle,
        Gate canCommit) {}
