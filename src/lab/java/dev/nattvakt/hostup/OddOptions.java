package dev.nattvakt.hostup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.fleet.Capacity;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.hostup.json.CapacityJson;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.words.FleetWords;

/// The row on options and prices: nothing is priced that HostUp does not offer, and no price is
/// told as if it could be had while the gate is shut.
final class OddOptions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final VpsId VPS = new VpsId("vps_1");
    private static final String SHUT = "HostUp does not take the order now";

    private OddOptions() {}

    static void run(Random random, Tally tally) {
        SequencedMap<String, Integer> asked = asked(random);
        Shop shop = new Shop(random, asked);
        VirtualTime time = shop.clock;
        try {
            Capacity.Answer answer =
                    new Capacity(shop).preview(VPS, asked, time.deadline(Call.TIME));
            tally.count(answer.getClass().getSimpleName());
            boolean isPriced = answer instanceof Capacity.Answer.Priced;
            tally.expect(isPriced == shop.isOffered(), answer + " for " + asked + " of " + shop);
            tally.expect(shop.asked == (isPriced ? 1 : 0), "asked for a price: " + shop);
            tally.expect(!shop.isOdd, "read, and: " + answer + " of " + shop);
            if (answer instanceof Capacity.Answer.Priced(PricePreview price)) {
                String words = FleetWords.price(Vps.of(VPS), asked, price).plain();
                tally.expect(words.contains("but ") == shop.isShut, words + " of " + shop);
                tally.expect(!shop.isShut || words.contains(shop.reason), words + " of " + shop);
            }
        } catch (HostUpFailure unreadable) {
            tally.count("said to be unreadable");
            tally.expect(shop.isOdd, unreadable.getMessage() + " for " + shop);
        }
    }

    private static SequencedMap<String, Integer> asked(Random random) {
        SequencedMap<String, Integer> asked = new LinkedHashMap<>();
        int which = random.nextInt(1, 4);
        if ((which & 1) > 0) {
            asked.put("snapshotSlots", random.nextInt(1, 30));
        }
        if ((which & 2) > 0) {
            asked.put("backupSlots", random.nextInt(1, 30));
        }
        return asked;
    }

    /// HostUp's shop as its JSON says.
    private static final class Shop extends InMemoryFleet {

        final VirtualTime clock;
        final ObjectNode options = Odd.object();
        final ObjectNode price = Odd.object();
        final Map<String, Boolean> fitting = new LinkedHashMap<>();
        String reason = SHUT;
        boolean isOdd;
        boolean isShut;
        int asked;

        Shop(Random random, SequencedMap<String, Integer> wanted) {
            this(random, wanted, new VirtualTime());
        }

        private Shop(Random random, SequencedMap<String, Integer> wanted, VirtualTime clock) {
            super(clock);
            this.clock = clock;
            offer(random, wanted);
            price(random);
        }

        boolean isOffered() {
            return fitting.values().stream().allMatch(fits -> fits);
        }

        private void offer(Random random, SequencedMap<String, Integer> wanted) {
            wanted.keySet().forEach(key -> fitting.put(key, false));
            String field = Odd.spelt(random, "configurableOptions");
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> options.putNull(field);
                case 2 -> options.putArray(field);
                case 3 -> odd(field, Odd.pick(random, Odd.text("none"), Odd.object()));
                default -> rows(random, wanted, options.putArray(field));
            }
        }

        private void odd(String field, JsonNode value) {
            options.set(field, value);
            isOdd = true;
        }

        private void rows(Random random, SequencedMap<String, Integer> wanted, ArrayNode rows) {
            wanted.forEach((key, amount) -> {
                if (random.nextInt(4) > 0) {
                    ObjectNode row = rows.addObject().put("key", key);
                    boolean isEnough = end(random, row, "min", amount, -1);
                    boolean isFew = end(random, row, "max", amount, 1);
                    fitting.put(key, isEnough && isFew || holdsNothing(row));
                }
            });
            for (int i = random.nextInt(3); i > 0; i--) {
                rows.add(
                        Odd.pick(
                                random,
                                Odd.object(),
                                Odd.object().putNull("key"),
                                Odd.object().put("key", 5),
                                Odd.object().put("key", "  "),
                                Odd.object().put("key", "<b>"),
                                Odd.object().put("label", "backupSlots"),
                                Odd.object().put("key", "cpuCores").put("max", 8)));
            }
            if (Odd.once(random, 10)) {
                rows.add(Odd.pick(random, JSON.nullNode(), Odd.number(3), Odd.text("x")));
                isOdd = true;
            }
        }

        /// Such a range states nothing.
        private static boolean holdsNothing(ObjectNode row) {
            return row.path("min").isInt()
                    && row.path("max").isInt()
                    && row.path("min").intValue() > row.path("max").intValue();
        }

        /// @return whether the amount is on the right side of it
        private static boolean end(
                Random random, ObjectNode row, String field, int amount, int side) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 ->
                        row.set(
                                field,
                                Odd.pick(
                                        random,
                                        JSON.nullNode(),
                                        Odd.text("1"),
                                        JSON.numberNode(2.5)));
                case 2 -> {
                    row.put(field, amount - side * random.nextInt(1, 5));
                    return false;
                }
                default -> row.put(field, amount + side * random.nextInt(5));
            }
            return true;
        }

        private void price(Random random) {
            price.put("dryRun", true);
            if (random.nextBoolean()) {
                price.putObject("priceChange").put("amount", 40).put("currencyCode", "SEK");
            } else {
                price.set("priceChange", Odd.noNumber(random));
            }
            ObjectNode actions = price.putObject("actions");
            String field = Odd.spelt(random, "canCommit");
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> actions.putNull(field);
                case 2 -> actions.put(field, true);
                case 3 -> actions.putObject(field).put("allowed", true).putNull("reason");
                case 4 ->
                        actions.set(
                                field,
                                Odd.pick(
                                        random,
                                        Odd.object(),
                                        Odd.object().putNull("allowed"),
                                        Odd.object().put("allowed", "no"),
                                        Odd.text("no")));
                case 5 -> {
                    actions.put(field, false);
                    isShut = true;
                }
                case 6 -> {
                    reason = "Order %d is open".formatted(random.nextInt(100));
                    actions.putObject(field).put("allowed", false).put("reason", reason);
                    isShut = true;
                }
                default -> {
                    ObjectNode gate = actions.putObject(field).put("allowed", false);
                    if (random.nextBoolean()) {
                        gate.set("reason", Odd.pick(random, JSON.nullNode(), Odd.text(" ")));
                    }
                    isShut = true;
                }
            }
        }

        @Override
        public synchronized CapacityOptions capacityOptions(VpsId id, Deadline deadline) {
            return CapacityJson.options(stated(options));
        }

        @Override
        public synchronized PricePreview price(
                VpsId id, SequencedMap<String, Integer> resources, Deadline deadline) {
            asked++;
            return CapacityJson.price(stated(price));
        }

        private static LenientJson stated(ObjectNode answer) {
            HostUpResponse read = RecordedWire.answer(200, answer.toString());
            return read.object().map(LenientJson::unwrapped).orElseThrow();
        }

        @Override
        public String toString() {
            return options + " " + price;
        }
    }
}
