package dev.nattvakt.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {

    private static final Alert FIRST = new Alert.Gone("first");
    private static final Alert SECOND = new Alert.Gone("second");

    private final List<List<Alert>> told = new ArrayList<>();
    private boolean reachable = true;
    private final Outbox outbox =
            new Outbox(alerts -> {
                if (reachable) {
                    told.add(alerts);
                }
                return reachable;
            });

    @Test
    void tellsWhatIsNew() {
        assertThat(outbox.tell(List.of(FIRST))).isTrue();
        assertThat(outbox.tell(List.of())).isTrue();

        assertThat(told).containsExactly(List.of(FIRST));
    }

    @Test
    void whatDidNotArriveComesFirstTheNextTime() {
        reachable = false;
        assertThat(outbox.tell(List.of(FIRST))).isFalse();
        reachable = true;

        assertThat(outbox.tell(List.of(SECOND))).isTrue();
        assertThat(told).containsExactly(List.of(FIRST, SECOND));
    }

    @Test
    void keepsNoMoreThanTwoHundred() {
        reachable = false;
        outbox.tell(Collections.nCopies(500, FIRST));
        outbox.tell(List.of(SECOND));
        reachable = true;
        outbox.tell(List.of());

        assertThat(told.getFirst()).hasSize(200).endsWith(SECOND);
    }
}
