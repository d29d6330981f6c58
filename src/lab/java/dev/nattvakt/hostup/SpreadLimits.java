package dev.nattvakt.hostup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.faults.Tally;
import dev.nattvakt.hostup.json.BackupSchedulesJson;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.LenientJson;
import dev.nattvakt.schedule.Slots;

/// The row on the numbers of slots, spread over `settings` and `limits`: what is said to be free or
/// to fit is never more than is true.
final class SpreadLimits {

    private SpreadLimits() {}

    private record Truth(int total, int manual, int scheduled, int free) {
        int fitting() {
            return Math.max(0, total - manual);
        }
    }

    /// How a number is stated.
    private enum Manner {
        ABSENT,
        ONCE,
        EVERYWHERE,
        /// Truly in one place, and otherwise in another.
        CONTRADICTED
    }

    private record Place(ObjectNode block, String field) {}

    static void run(Random random, Tally tally) {
        Truth truth = truth(random);
        ObjectNode settings = Odd.object();
        ObjectNode limits = Odd.object();
        Manner total =
                state(
                        random,
                        truth.total(),
                        places(settings, limits, "totalBackupLimit", "maxTotalBackups"));
        Manner manual =
                state(random, truth.manual(), places(settings, limits, "manualBackupsActive"));
        Manner scheduled =
                state(
                        random,
                        truth.scheduled(),
                        places(settings, limits, "scheduledBackupsActive"));
        boolean areOthersSure = isSure(total) && isSure(manual) && isSure(scheduled);
        List<Place> ofFree = places(settings, limits, "availableScheduledSlots");
        Manner free;
        if (areOthersSure && Odd.once(random, 5)) {
            int wrong = truth.free() + random.nextInt(1, 5);
            ofFree.forEach(place -> place.block().put(place.field(), wrong));
            free = Manner.CONTRADICTED;
        } else {
            free = state(random, truth.free(), ofFree);
        }
        String body = body(random, settings, limits);
        Slots slots = read(body);
        tally.count(slots.getClass().getSimpleName());
        String what = truth + " said as " + body + ": " + slots;
        tally.expect(slots.unused().orElse(0) <= truth.free(), "more free: " + what);
        tally.expect(slots.mostCopies().orElse(0) <= truth.fitting(), "more fit: " + what);
        tally.expect(slots.limit().orElse(0) <= truth.total(), "more slots: " + what);
        if (isSure(total)) {
            tally.expect(slots.limit().equals(Optional.of(truth.total())), "limit lost: " + what);
        }
        if (isSure(total) && isSure(manual)) {
            tally.expect(
                    slots.mostCopies().equals(Optional.of(truth.fitting())), "fit lost: " + what);
        }
        if (areOthersSure && (isSure(free) || free == Manner.ABSENT)) {
            tally.expect(slots.unused().equals(Optional.of(truth.free())), "free lost: " + what);
        }
        if (total == Manner.ABSENT && manual == Manner.ABSENT) {
            tally.expect(slots.equals(Slots.UNSTATED), "invented: " + what);
        }
    }

    private static Truth truth(Random random) {
        int total = random.nextInt(13);
        int manual = random.nextInt(total + 2);
        int scheduled = random.nextInt(Math.max(0, total - manual) + 1);
        return new Truth(total, manual, scheduled, Math.max(0, total - manual - scheduled));
    }

    private static boolean isSure(Manner manner) {
        return manner == Manner.ONCE || manner == Manner.EVERYWHERE;
    }

    private static List<Place> places(ObjectNode settings, ObjectNode limits, String... fields) {
        List<Place> places = new ArrayList<>();
        for (String field : fields) {
            places.add(new Place(settings, field));
            places.add(new Place(limits, field));
        }
        return places;
    }

    /// What is not stated may be there all the same, as no number.
    private static Manner state(Random random, int number, List<Place> places) {
        Collections.shuffle(places, random);
        Manner manner = Odd.pick(random, Manner.values());
        for (int i = 0; i < places.size(); i++) {
            boolean isTrue = manner == Manner.EVERYWHERE || manner != Manner.ABSENT && i == 0;
            boolean isFalse = manner == Manner.CONTRADICTED && i == 1;
            String field = Odd.spelt(random, places.get(i).field());
            ObjectNode block = places.get(i).block();
            if (isTrue) {
                block.put(field, number);
            } else if (isFalse) {
                block.put(field, other(random, number));
            } else if (Odd.once(random, 4)) {
                block.set(field, Odd.noNumber(random));
            }
        }
        return manner;
    }

    private static int other(Random random, int number) {
        int other = random.nextInt(15);
        return other == number ? other + 1 : other;
    }

    private static String body(Random random, ObjectNode settings, ObjectNode limits) {
        ObjectNode answer = Odd.object();
        answer.putArray("schedules");
        if (!settings.isEmpty() || random.nextBoolean()) {
            answer.set("settings", settings);
        }
        if (!limits.isEmpty() || random.nextBoolean()) {
            answer.set("limits", limits);
        }
        return Odd.perhapsWrapped(random, answer);
    }

    private static Slots read(String body) {
        HostUpResponse answer = RecordedWire.answer(200, body);
        LenientJson stated = answer.object().map(LenientJson::unwrapped).orElseThrow();
        return BackupSchedulesJson.state(stated).settings().slots();
    }
}
