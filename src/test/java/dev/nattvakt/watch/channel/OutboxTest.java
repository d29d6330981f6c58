package dev.nattvakt.watch.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.nattvakt.watch.alert.Alert;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {

    private static final Alert FIRST = new Alert.Gone("first");
    private static final Alert SECOND = new Alert.Gone("second");

    private final List<List<Alert>> told = new ArrayList<>();
    private int reachable = Integer.MAX_VALUE;
    private final Outbox outbox =
            new Outbox(alerts -> {
                told.add(alerts);
                return Math.min(reachable, alerts.size());
            });

    @Test
    void tellsWhatIsNew() {
        assertThat(outbox.tell(List.of(FIRST))).isTrue();
        assertThat(outbox.tell(List.of())).isTrue();

        assertThat(told).containsExactly(List.of(FIRST));
    }

    @Test
    void whatDidNotArriveComesFirstTheNextTime() {
        reachable = 0;
        assertThat(outbox.tell(List.of(FIRST))).isFalse();
        reachable = Integer.MAX_VALUE;
        told.clear();

        assertThat(outbox.tell(List.of(SECOND))).isTrue();
        assertThat(told).containsExactly(List.of(FIRST, SECOND));
    }

    @Test
    void onlyWhatDidNotArriveIsToldAgain() {
        reachable = 1;
        assertThat(outbox.tell(List.of(FIRST, SECOND))).isFalse();
        reachable = Integer.MAX_VALUE;
        told.clear();

        assertThat(outbox.tell(List.of())).isTrue();
        assertThat(told).containsExactly(List.of(SECOND));
    }

    @Test
    void keepsNoMoreThanTwoHundred() {
        reachable = 0;
        outbox.tell(Collections.nCopies(500, FIRST));
        outbox.tell(List.of(SECOND));
        reachable = Integer.MAX_VALUE;
        told.clear();
        outbox.tell(List.of());

        assertThat(told.getFirst()).hasSize(200).endsWith(SECOND);
    }
}
