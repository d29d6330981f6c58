package dev.nattvakt.change;

import java.util.List;
import java.util.Random;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

/// Who said yes: a model that may call everything, and must not get its way.
public final class PersonRows {

    private PersonRows() {}

    public static List<Row> all() {
        return List.of(
                Row.of("G1", "a hostile model, a person is needed", 500, PersonRows::person),
                Row.of(
                        "G1/slack",
                        "the same, Slack decides what others cannot",
                        500,
                        PersonRows::slack));
    }

    private static void person(Random random, Tally tally) {
        walk(new HouseRules(confirm(random), Approval.PERSON, false), random, tally);
    }

    private static void slack(Random random, Tally tally) {
        walk(new HouseRules(confirm(random), Approval.PERSON, false, true), random, tally);
    }

    private static Confirm confirm(Random random) {
        return Confirm.values()[random.nextInt(Confirm.values().length)];
    }

    static void walk(HouseRules rules, Random random, Tally tally) {
        PersonHouse house = new PersonHouse(rules, random);
        HostileModel model = new HostileModel(house, random);
        model.walk();
        house.weakened.forEach(tally::violated);
        tally.count("written", house.desk.cloud.applied().size());
        tally.count("person needed", model.personNeeded);
        tally.count("cards shown", model.cards);
    }
}
