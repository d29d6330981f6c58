package dev.nattvakt.hostup.json;

import java.util.List;

import dev.nattvakt.fleet.port.CloudFailure;

/// Refuses answers that are not what HostUp's documentation describes. Leaving out what cannot be
/// read would show a server with fewer schedules, or a fleet with fewer servers, than there are.
public final class Unreadable {

    private Unreadable() {}

    public static CloudFailure because(String what) {
        return new CloudFailure(new CloudFailure.Why.Unreadable(what));
    }

    static CloudFailure lacking(String field) {
        return because("HostUp's answer has no readable " + field);
    }

    /// The rows of a list that must be there, even if it is empty.
    static List<Stated> rows(Stated answer, String field) {
        return answer.rows(field).orElseThrow(() -> lacking(field)).stream()
                .map(row -> Stated.of(row).orElseThrow(() -> lacking("row in " + field)))
                .toList();
    }
}
