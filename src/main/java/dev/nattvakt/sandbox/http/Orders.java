package dev.nattvakt.sandbox.http;

import java.util.Optional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.sandbox.fault.Request;
import dev.nattvakt.sandbox.state.Side;
import dev.nattvakt.sandbox.state.UpgradeOption;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.sandbox.state.Write;
import dev.nattvakt.sandbox.value.StrictFields;

/// Options to buy, their prices, and purchases. A purchase is only counted, to prove that clients
/// make none.
final class Orders {
    private Orders() {}

    static JsonObject options(Vps vps) {
        return new JsonObject()
                .put("vpsId", vps.id())
                .put("currentProduct", null)
                .put(
                        "configurableOptions",
                        new JsonArray(vps.options().stream().map(UpgradeOption::json).toList()))
                .put("availablePlans", new JsonArray());
    }

    static Response config(Vps vps, Request request) {
        StrictFields body = StrictFields.of(request.body());
        int price = price(vps, body.object("resources"));
        boolean dryRun = body.bool("dryRun", false);
        if (!dryRun) {
            body.absent("billingCycle", "is allowed only with `dryRun`: true");
        }
        if (!body.flaws().isEmpty()) {
            return ProblemDetails.invalid(body.flaws()).to(request);
        }
        // Assumed: without `dryRun` HostUp buys. Tests then catch a client that leaves it out.
        return dryRun
                ? Response.ok(quote(vps, price, true))
                : Response.saved(
                        200,
                        quote(vps, price, false),
                        new Write(vps.id(), Side.BILLING, Vps::bought));
    }

    private static int price(Vps vps, StrictFields resources) {
        return resources.names().stream().mapToInt(key -> price(vps, resources, key)).sum();
    }

    private static int price(Vps vps, StrictFields resources, String key) {
        Optional<UpgradeOption> option =
                vps.options().stream().filter(one -> one.key().equals(key)).findFirst();
        if (option.isEmpty()) {
            resources.flaw(key, "cannot be bought for this VPS");
            return 0;
        }
        return option.get().priceOf(resources.integer(key, UpgradeOption.MIN, UpgradeOption.MAX));
    }

    /// A gate that shuts new backups, such as a pending order, shuts new orders too.
    private static JsonObject quote(Vps vps, int price, boolean dryRun) {
        return new JsonObject()
                .put("dryRun", dryRun)
                .put(
                        "priceChange",
                        new JsonObject()
                                .put("amount", price)
                                .put("recurringAmount", price)
                                .put("additionalRecurringAmount", price)
                                .put("currencyCode", "SEK"))
                .put("paymentInvoice", null)
                .put(
                        "actions",
                        new JsonObject().put("canCommit", vps.backups().canCreate().json()));
    }
}
