package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.schedule.stated.BackupStateBuilder;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

class DecisionTest {

    @ParameterizedTest(name = "{0}, {1}: neutral {2}, weakening {3}, confirmed {4}")
    @CsvSource(
            textBlock =
                    """
                    WEAKENING, OPERATOR, cleared, asks,    cleared
                    WEAKENING, APPROVER, cleared, asks,    cleared
                    ALWAYS,    OPERATOR, asks,    asks,    cleared
                    ALWAYS,    APPROVER, asks,    asks,    cleared
                    NEVER,     OPERATOR, cleared, asks,    cleared
                    NEVER,     APPROVER, cleared, cleared, cleared
                    """)
    void asksFirstAsTheRulesSay(
            Confirm confirm, Role role, String neutral, String weakening, String confirmed) {
        BackupStateBuilder running = backups(aSchedule());

        assertThat(decided(anOrder().hour(5), running, terms(confirm, role, false)))
                .isEqualTo(neutral);
        assertThat(decided(anOrder().enabled(false), running, terms(confirm, role, false)))
                .isEqualTo(weakening);
        assertThat(decided(anOrder().enabled(false), running, terms(confirm, role, true)))
                .isEqualTo(confirmed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"WEAKENING", "ALWAYS", "NEVER"})
    void asksNobodyAboutWhatCannotBeSent(Confirm confirm) {
        Mandate mandate = terms(confirm, Role.OPERATOR, false);

        assertThat(decided(aCompleteOrder(), backups(aSchedule()), mandate))
                .isEqualTo("already so");
        assertThat(decided(anOrder(), backups(), mandate)).isEqualTo("invalid");
        assertThat(decided(aCompleteOrder(), backups().canCreate(GatesTest.SHUT), mandate))
                .isEqualTo("refused");
    }

    @Test
    void aConfirmationOpensNoGate() {
        Mandate confirmed = terms(Confirm.NEVER, Role.APPROVER, true);

        assertThat(decided(aCompleteOrder(), backups().canCreate(GatesTest.SHUT), confirmed))
                .isEqualTo("refused");
    }

    @Test
    void clearsTheWriteForTheServerThatWasRead() {
        Decision<Situation.Backups> decision =
                Decision.on(
                        aCompleteOrder().on("192.0.2.10").build(),
                        situation(backups()),
                        terms(Confirm.WEAKENING, Role.OPERATOR, false));

        assertThat(decision).isInstanceOf(Cleared.class);
        assertThat(decision instanceof Cleared<?> cleared ? cleared.vps().value() : "")
                .isEqualTo("vps_1");
        assertThat(decision instanceof Cleared<?> cleared ? cleared.write() : null)
                .isInstanceOf(Write.SaveBackupSchedule.class);
    }

    @Test
    void theSameOrderInTheSameSituationIsDecidedAlike() {
        SetSnapshotSchedule order =
                new SetSnapshotSchedule("web-01", Optional.of(true), Optional.empty());
        Situation.Snapshots situation = situation(snapshots());
        Mandate mandate = terms(Confirm.WEAKENING, Role.OPERATOR, false);

        assertThat(Decision.on(order, situation, mandate))
                .isEqualTo(Decision.on(order, situation, mandate))
                .isEqualTo(
                        new Decision.Invalid<Situation.Snapshots>(
                                List.of(
                                        ArgumentProblem.missing(
                                                "intervalHours", "whole hours, 4-24"))));
    }

    private static String decided(OrderBuilder order, BackupStateBuilder state, Mandate mandate) {
        return switch (Decision.on(order.build(), situation(state), mandate)) {
            case Cleared<Situation.Backups> _ -> "cleared";
            case Decision.NeedsConfirmation<Situation.Backups> _ -> "asks";
            case Decision.AlreadySo<Situation.Backups> _ -> "already so";
            case Decision.Invalid<Situation.Backups> _ -> "invalid";
            case Decision.Refused<Situation.Backups> _ -> "refused";
        };
    }

    private static Mandate terms(Confirm confirm, Role role, boolean confirmed) {
        return new Mandate(
                new Caller("anna", role, ServerFilter.ALL),
                Door.REST,
                new HouseRules(confirm, Approval.CALLER, false),
                confirmed);
    }
}
