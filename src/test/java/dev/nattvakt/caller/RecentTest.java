package dev.nattvakt.caller;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentTest {

    private final Recent<String, Integer> recent = new Recent<>(2);

    @Test
    void theOldestKeyGoesFirst() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("a", 3);
        recent.put("c", 4);

        assertThat(recent.find("a")).isEmpty();
        assertThat(recent.find("b")).contains(2);
        assertThat(recent.find("c")).contains(4);
    }

    @Test
    void theLastValueOfAKeyIsKeptUnlessTheFirstIsWanted() {
        recent.put("a", 1);
        recent.put("a", 2);
        recent.putIfAbsent("a", 3);

        assertThat(recent.find("a")).contains(2);
    }

    @Test
    void whatIsRemovedMakesRoom() {
        recent.put("a", 1);
        recent.put("b", 2);
        recent.remove("a");
        recent.put("c", 3);

        assertThat(recent.find("a")).isEmpty();
        assertThat(recent.find("b")).contains(2);
    }
}
