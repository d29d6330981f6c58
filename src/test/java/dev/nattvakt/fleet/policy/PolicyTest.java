package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.fleet.policy.WishBuilder.aWish;
import static dev.nattvakt.fleet.policy.WishBuilder.exempt;
import static dev.nattvakt.fleet.policy.WishBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

class PolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void theFirstRuleThatMatchesHolds() {
        PolicyRule web = aWish().keeping(7).forServers("web-*");
        PolicyRule all = aWish().keeping(3).forServers("*");

        assertThat(policy(web, all).ruleFor(vps("WEB-01"), NOW)).contains(web);
        assertThat(policy(web, all).ruleFor(vps("db-01"), NOW)).contains(all);
        assertThat(policy(all, web).ruleFor(vps("web-01"), NOW)).contains(all);
        assertThat(policy(web).ruleFor(vps("db-01"), NOW)).isEmpty();
    }

    @ParameterizedTest(name = "until 2027-03-01 in {0}: at {1} exempt {2}")
    @CsvSource(
            textBlock =
                    """
                    UTC,                 2027-03-01T00:00:00Z, true
                    UTC,                 2027-03-01T23:59:59Z, true
                    UTC,                 2027-03-02T00:00:00Z, false
                    Europe/Stockholm,    2027-03-01T22:59:59Z, true
                    Europe/Stockholm,    2027-03-01T23:00:00Z, false
                    America/Los_Angeles, 2027-03-02T07:59:59Z, true
                    America/Los_Angeles, 2027-03-02T08:00:00Z, false
                    """)
    void theLastDayOfAnExemptionIsTheRulesOwn(String zone, Instant now, boolean exempt) {
        PolicyRule rule = aWish().keeping(3).in(zone).exemptUntil("2027-03-01", "*");

        assertThat(rule.isExemptAt(now)).isEqualTo(exempt);
    }

    @Test
    void anExemptionWithoutZoneEndsInUtc() {
        PolicyRule rule = exempt(Optional.of("2027-03-01"), "*");

        assertThat(rule.isExemptAt(Instant.parse("2027-03-01T23:59:59Z"))).isTrue();
        assertThat(rule.isExemptAt(Instant.parse("2027-03-02T00:00:00Z"))).isFalse();
    }

    @Test
    void theRulesBelowHoldWhenAnExemptionHasEnded() {
        PolicyRule scratch = exempt(Optional.of("2026-11-27"), "scratch-*");
        PolicyRule all = aWish().keeping(3).forServers("*");

        assertThat(policy(scratch, all).ruleFor(vps("scratch-01"), NOW)).contains(all);
    }

    @Test
    void aRulesOwnWishHoldsWhenItsExemptionHasEnded() {
        PolicyRule moving = aWish().keeping(7).exemptUntil("2026-11-27", "web-*");
        PolicyRule all = aWish().keeping(3).forServers("*");

        assertThat(policy(moving, all).ruleFor(vps("web-01"), NOW)).contains(moving);
    }

    @ParameterizedTest(name = "[{0}] then [{1}]: reachable {2}")
    @CsvSource(
            textBlock =
                    """
                    *,           web-01,       false
                    web-*,       web-01,       false
                    web-*,       web-0*,       false
                    web-*,       WEB-*,        false
                    web-* db-*,  db-01 web-01, false
                    web-*,       web-01 db-01, true
                    web-0*,      web-*,        true
                    web-01,      web-*,        true
                    web-01,      vps_1,        true
                    *-01 web-*,  web-*-01,     false
                    """)
    void knowsRulesThatNoServerCanReach(String first, String second, boolean reachable) {
        PolicyRule before = aWish().keeping(7).forServers(first.split(" "));
        PolicyRule after = aWish().keeping(3).forServers(second.split(" "));

        assertThat(policy(before, after).unreachable())
                .isEqualTo(reachable ? List.of() : List.of(after));
    }

    @Test
    void severalRulesTogetherCanLeaveNothing() {
        PolicyRule last = aWish().keeping(3).forServers("web-01", "db-01");

        assertThat(
                        policy(
                                        aWish().keeping(7).forServers("web-*"),
                                        exempt(Optional.empty(), "db-*"),
                                        last)
                                .unreachable())
                .containsExactly(last);
    }

    @Test
    void whatEndsLeavesSomethingForTheRulesBelow() {
        PolicyRule below = aWish().keeping(3).forServers("scratch-*");

        assertThat(policy(exempt(Optional.of("2099-01-01"), "*"), below).unreachable()).isEmpty();
    }

    @Test
    void notesPatternsWithoutServerAndExemptionsThatHaveEnded() {
        PolicyRule web = aWish().keeping(7).forServers("web-*", "wbe-02", "vps_1");
        PolicyRule scratch = exempt(Optional.of("2026-11-27"), "*");

        assertThat(policy(web, scratch).notes(List.of(vps("web-01")), NOW))
                .containsExactly(
                        new PolicyNote.PatternWithoutServer(web, web.servers().get(1)),
                        new PolicyNote.ExemptionEnded(scratch, LocalDate.parse("2026-11-27")));
    }

    private static Vps vps(String name) {
        return new Vps(new VpsId("vps_1"), Optional.of(name), Optional.empty(), Optional.empty());
    }
}
