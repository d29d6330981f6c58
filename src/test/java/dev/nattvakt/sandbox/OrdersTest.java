package dev.nattvakt.sandbox;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class OrdersTest {
    private static final String CONFIG = Rig.WEB_01 + "/actions/config";

    @RegisterExtension static final Rig hostup = new Rig();

    @Test
    void listsWhatCanBeBought() throws IOException {
        var options =
                Rig.json(hostup.get(Rig.WEB_01 + "/actions/upgrade"))
                        .getJsonArray("configurableOptions");

        assertThat(options).hasSize(2);
        assertThat(options.getJsonObject(0).fieldNames())
                .containsExactly("key", "label", "type", "min", "max", "step", "currentValue");
        assertThat(options.getJsonObject(1).getString("key")).isEqualTo("snapshotSlots");
        assertThat(options.getJsonObject(1).getInteger("currentValue")).isEqualTo(3);
    }

    @Test
    void aDryRunTellsThePriceAndBuysNothing() throws IOException {
        var answer = hostup.post(CONFIG, "{\"resources\":{\"snapshotSlots\":7},\"dryRun\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        var price = Rig.json(answer).getJsonObject("priceChange");
        assertThat(price.getInteger("recurringAmount")).isEqualTo(40);
        assertThat(price.getString("currencyCode")).isEqualTo("SEK");
        assertThat(Rig.json(answer).containsKey("paymentInvoice")).isTrue();
        assertThat(hostup.sandbox().state().purchases()).isZero();
    }

    @Test
    void countsAPurchaseWhereDryRunIsFalseOrMissing() throws IOException {
        hostup.post(CONFIG, "{\"resources\":{\"snapshotSlots\":7}}");
        hostup.post(CONFIG, "{\"resources\":{\"snapshotSlots\":7},\"dryRun\":false}");

        assertThat(hostup.sandbox().state().purchases()).isEqualTo(2);
        assertThat(Rig.json(hostup.get("/__sandbox/state")).getInteger("purchases")).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNotForSale() throws IOException {
        var unknown = hostup.post(CONFIG, "{\"resources\":{\"ipv6\":1},\"dryRun\":true}");
        var cycle =
                hostup.post(
                        CONFIG,
                        "{\"resources\":{\"backupSlots\":4},\"billingCycle\":\"annually\"}");

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("/resources/ipv6");
        assertThat(cycle.statusCode()).isEqualTo(400);
        assertThat(hostup.sandbox().state().purchases()).isZero();
    }
}
