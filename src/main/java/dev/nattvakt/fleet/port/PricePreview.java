package dev.nattvakt.fleet.port;

import java.math.BigDecimal;
import java.util.Optional;

/// HostUp's answer to a price question (POST actions/config with `dryRun: true`).
///
/// @param dryRun whether HostUp itself said that nothing was committed
/// @param amount what would be due now
/// @param recurringAmount what would be due each billing period
public record PricePreview(
        Optional<Boolean> dryRun,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> recurringAmount,
        Optional<String> currencyCode) {}
