package dev.nattvakt.change.plan;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.NeededYes;
import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

/// The store: what it keeps, for how long, and who loses a plan when there are too many.
class PlansTest {

    private final VirtualTime time = new VirtualTime();
    private final Plans<String, String> plans = new Plans<>(time, new Random(7));

    @Test
    void everyPlanHasATokenOfItsOwn() {
        Set<PlanToken> tokens = new HashSet<>();
        IntStream.range(0, 200).forEach(_ -> tokens.add(make("anna")));

        assertThat(tokens)
                .hasSize(200)
                .allSatisfy(token -> assertThat(PlanToken.parse(token.value())).contains(token));
    }

    @Test
    void aTokenDoesNotShowInALog() {
        PlanToken token = make("anna");

        assertThat(token).hasToString("PlanToken[***]");
    }

    @Test
    void isTakenOnceAndEndsOnce() {
        PlanToken token = make("anna");

        assertThat(plans.take(token)).isInstanceOf(PlanState.Open.class);
        assertThat(plans.take(token)).isInstanceOf(PlanState.Taken.class);
        plans.end(token, "done");
        assertThat(plans.take(token))
                .isEqualTo(new PlanState.Ended<>(plans.find(token).orElseThrow(), "done"));
    }

    @Test
    void canBeTakenAgainOnceItIsGivenBack() {
        PlanToken token = make("anna");
        plans.take(token);

        plans.giveBack(token);

        assertThat(plans.take(token)).isInstanceOf(PlanState.Open.class);
    }

    @Test
    void isUnknownOnceItIsForgotten() {
        PlanToken token = make("anna");
        plans.take(token);

        plans.forget(token);

        assertThat(plans.take(token)).isInstanceOf(PlanState.Unknown.class);
        assertThat(plans.find(token)).isEmpty();
    }

    @Test
    void livesForAnHourWhereASecondPersonMustApprove() {
        PlanToken token = plans.make(wish("anna", "f"), true).token();

        time.advance(Duration.ofMinutes(60).minusSeconds(1));
        assertThat(plans.look(token)).isInstanceOf(PlanState.Open.class);
        time.advance(Duration.ofSeconds(1));
        assertThat(plans.look(token)).isInstanceOf(PlanState.Expired.class);
    }

    @Test
    void whatIsBeingCarriedOutDoesNotExpire() {
        PlanToken token = make("anna");
        plans.take(token);
        time.advance(Duration.ofHours(3));

        assertThat(plans.look(token)).isInstanceOf(PlanState.Taken.class);
    }

    @Test
    void aFloodByOneCallerTakesOnlyTheirOwnOldestPlans() {
        PlanToken others = make("bo");
        List<PlanToken> flood =
                IntStream.rangeClosed(0, 20_000).mapToObj(_ -> make("anna")).toList();

        assertThat(plans.look(others)).isInstanceOf(PlanState.Open.class);
        assertThat(flood.stream().filter(token -> plans.find(token).isPresent()).toList())
                .isEqualTo(flood.subList(flood.size() - Plans.MOST_OF_ONE, flood.size()));
    }

    @Test
    void whoHasTheMostLosesOneWhenThereAreTooManyInAll() {
        List<PlanToken> few = List.of(make("bo"), make("bo"));
        List<PlanToken> most =
                IntStream.range(0, Plans.MOST_OF_ONE).mapToObj(_ -> make("anna")).toList();
        int left = Plans.MOST - Plans.MOST_OF_ONE - few.size();
        IntStream.range(0, left).forEach(number -> make("caller " + number / 100));

        PlanToken last = make("bo");

        assertThat(plans.find(most.getFirst())).isEmpty();
        assertThat(plans.find(most.get(1))).isPresent();
        assertThat(plans.find(last)).isPresent();
        assertThat(few).allSatisfy(token -> assertThat(plans.find(token)).isPresent());
    }

    @Test
    void whatIsForgottenMakesRoomFirst() {
        IntStream.range(0, Plans.MOST - 1).forEach(number -> make("caller " + number / 100));
        time.advance(Duration.ofMinutes(75).plusSeconds(1));
        PlanToken young = make("caller 0");

        PlanToken last = make("bo");

        assertThat(plans.find(young)).isPresent();
        assertThat(plans.find(last)).isPresent();
    }

    @Test
    void aPlanThatIsBeingCarriedOutKeepsItsPlace() {
        PlanToken taken = make("anna");
        PlanToken second = make("anna");
        plans.take(taken);

        IntStream.range(0, Plans.MOST_OF_ONE - 1).forEach(_ -> make("anna"));

        assertThat(plans.look(taken)).isInstanceOf(PlanState.Taken.class);
        assertThat(plans.find(second)).isEmpty();
    }

    @Test
    void theSameWishWaitsOnce() {
        Plans.Made<String> first = plans.share(wish("anna", "f")).orElseThrow();

        assertThat(plans.share(wish("anna", "f"))).contains(first);
        assertThat(plans.share(wish("anna", "other"))).isPresent().isNotEqualTo(Optional.of(first));
        assertThat(plans.share(wish("bo", "f"))).isPresent().isNotEqualTo(Optional.of(first));
        plans.end(first.token(), "declined");
        assertThat(plans.share(wish("anna", "f"))).isPresent().isNotEqualTo(Optional.of(first));
    }

    private PlanToken make(String requester) {
        return plans.make(wish(requester, "f"), false).token();
    }

    private static Plans.Wish<String> wish(String requester, String content) {
        return new Plans.Wish<>(content, requester, NeededYes.IN_SLACK);
    }

    @Test
    void aRequesterWithTooManyServersLosesTheirOldestPlans() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        PlanToken oldest = many.make(wish("anna", "1000"), false).token();
        PlanToken others = many.make(wish("bo", "1000"), false).token();
        for (int i = 0; i < 4; i++) {
            many.make(wish("anna", "1000"), false);
        }
        assertThat(many.find(oldest)).isPresent();

        PlanToken newest = many.make(wish("anna", "1000"), false).token();

        assertThat(many.find(oldest)).isEmpty();
        assertThat(many.find(others)).isPresent();
        assertThat(many.find(newest)).isPresent();
    }

    @Test
    void ofTooManyServersInAllTheOneWithTheMostLosesAPlan() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        for (int requester = 0; requester < 16; requester++) {
            for (int i = 0; i < 3; i++) {
                many.make(wish("agent-" + requester, "1000"), false);
            }
        }
        many.make(wish("anna", "1"), false);
        PlanToken own = many.make(wish("greedy", "4000"), false).token();
        assertThat(many.find(own)).isPresent();

        assertThat(many.find(many.make(wish("anna", "1000"), false).token())).isPresent();
        assertThat(many.find(own)).isEmpty();
    }

    @Test
    void aPlanThatIsBeingCarriedOutKeepsItsServers() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        PlanToken taken = many.make(wish("anna", "5000"), false).token();
        many.take(taken);

        many.make(wish("anna", "5000"), false);

        assertThat(many.look(taken)).isInstanceOf(PlanState.Taken.class);
        many.giveBack(taken, "4000");
        assertThat(many.find(taken).orElseThrow().content()).isEqualTo("4000");
        assertThat(many.take(taken)).isInstanceOf(PlanState.Open.class);
    }

    @Test
    void whatIsForgottenMakesRoomBeforeTheOneWithTheMostLosesAPlan() {
        IntStream.range(0, Plans.MOST - Plans.MOST_OF_ONE)
                .forEach(number -> make("caller " + number / 100));
        time.advance(Duration.ofMinutes(75).plusSeconds(1));
        List<PlanToken> young =
                IntStream.range(0, Plans.MOST_OF_ONE).mapToObj(_ -> make("anna")).toList();

        make("bo");

        assertThat(young).allSatisfy(token -> assertThat(plans.find(token)).isPresent());
    }

    @Test
    void asManyServersAsAreAllowedInAllFit() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        List<PlanToken> tokens = fiftyThousandServers(many);

        assertThat(tokens).allSatisfy(token -> assertThat(many.find(token)).isPresent());
    }

    @Test
    void ofTooManyServersAsManyPlansGoAsMakeRoom() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        List<PlanToken> tokens = fiftyThousandServers(many);

        many.make(wish("anna", "3000"), false);

        assertThat(tokens.stream().filter(token -> many.find(token).isPresent())).hasSize(47);
    }

    @Test
    void whatIsForgottenGivesItsServersBack() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        fiftyThousandServers(many);
        time.advance(Duration.ofMinutes(75).plusSeconds(1));

        List<PlanToken> tokens = fiftyThousandServers(many);

        assertThat(tokens).allSatisfy(token -> assertThat(many.find(token)).isPresent());
    }

    @Test
    void aPlanThatIsGivenBackCountsItsServersOnce() {
        Plans<String, String> many = new Plans<>(time, new Random(7), Integer::parseInt);
        PlanToken token = many.make(wish("anna", "5000"), false).token();
        for (int i = 0; i < 10; i++) {
            many.take(token);
            many.giveBack(token);
        }

        many.make(wish("bo", "5000"), false);

        assertThat(many.find(token)).isPresent();
    }

    private static List<PlanToken> fiftyThousandServers(Plans<String, String> many) {
        return IntStream.range(0, 50)
                .mapToObj(i -> many.make(wish("agent-" + i / 5, "1000"), false).token())
                .toList();
    }
}
