package dev.nattvakt.hostup.guard;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    @ParameterizedTest
    @CsvSource({"10, 10", "5, 20"})
    void isSpentByRetriesAtTheirPrice(int price, int retries) {
        IntStream.range(0, retries).forEach(_ -> assertThat(budget.pay(price)).isTrue());

        assertThat(budget.pay(price)).isFalse();
    }

    @Test
    void isFilledByOneSuccessAfterAnother() {
        spend();
        IntStream.range(0, 9).forEach(_ -> budget.succeeded());
        assertThat(budget.pay(RetryBudget.BROKEN)).isFalse();

        budget.succeeded();

        assertThat(budget.pay(RetryBudget.BROKEN)).isTrue();
        assertThat(budget.pay(1)).isFalse();
    }

    @Test
    void savesNoMoreThanItHolds() {
        budget.succeeded();
        spend();

        assertThat(budget.pay(1)).isFalse();
    }

    private void spend() {
        assertThat(budget.pay(RetryBudget.CAPACITY)).isTrue();
    }
}
