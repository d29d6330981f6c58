package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class CapacityTest {

    private static final VpsId ID = new VpsId("vps_1");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final Capacity capacity = new Capacity(hostUp);
    private final Deadline deadline = time.deadline(Duration.ofSeconds(30));

    @Test
    void asksForThePriceOfWhatIsOffered() {
        hostUp.server("vps_1", "web-01", "192.0.2.1").offering("backupSlots", "ipv4Count");

        Capacity.Answer answer = capacity.preview(ID, slots("backupSlots"), deadline);

        assertThat(answer)
                .asInstanceOf(type(Capacity.Answer.Priced.class))
                .extracting(priced -> priced.price().dryRun().orElseThrow())
                .isEqualTo(true);
        assertThat(hostUp.calls())
                .containsExactly("read options of vps_1", "price {backupSlots=1} for vps_1");
    }

    @Test
    void asksForNoPriceOfWhatIsNotOffered() {
        hostUp.server("vps_1", "web-01", "192.0.2.1").offering("backupSlots");

        Capacity.Answer answer =
                capacity.preview(ID, slots("backupSlots", "snapshotSlots"), deadline);

        assertThat(answer).isEqualTo(new Capacity.Answer.NotOffered(List.of("snapshotSlots")));
        assertThat(hostUp.calls()).containsExactly("read options of vps_1");
    }

    @ParameterizedTest
    @CsvSource({"25, 20", "21, 20", "0, 1"})
    void asksForNoPriceOfMoreOrLessThanIsOffered(int asked, int nearest) {
        hostUp.server("vps_1", "web-01", "192.0.2.1").offeringAtMost(20);
        SequencedMap<String, Integer> slots = slots("backupSlots");
        slots.put("backupSlots", asked);

        assertThat(capacity.preview(ID, slots, deadline))
                .asInstanceOf(type(Capacity.Answer.OtherAmounts.class))
                .extracting(Capacity.Answer.OtherAmounts::nearest)
                .isEqualTo(Map.of("backupSlots", nearest));
        assertThat(hostUp.calls()).containsExactly("read options of vps_1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void theEndsOfTheRangeAreOffered(int asked) {
        hostUp.server("vps_1", "web-01", "192.0.2.1").offeringAtMost(20);
        SequencedMap<String, Integer> slots = slots("backupSlots");
        slots.put("backupSlots", asked);

        assertThat(capacity.preview(ID, slots, deadline))
                .isInstanceOf(Capacity.Answer.Priced.class);
    }

    private static SequencedMap<String, Integer> slots(String... keys) {
        SequencedMap<String, Integer> asked = new LinkedHashMap<>();
        for (String key : keys) {
            asked.put(key, 1);
        }
        return asked;
    }
}
