package dev.nattvakt.hostup.json;

import java.util.List;

import dev.nattvakt.fleet.port.HostUpFailure;

/// Refuses answers that are not what HostUp's documentation describes. Leaving out what cannot be
/// read would show a server with fewer schedules, or a fleet with fewer servers, than there are.
public final class Unreadable {

    private Unreadable() {}

    public static HostUpFailure because(String what) {
        return new HostUpFailure(new HostUpFailure.Why.Unreadable(what));
    }

    static HostUpFailure lacking(String field) {
        return because("HostUp's answer has no readable " + field);
    }

    /// The rows of a list that must be there, even if it is empty.
    static List<LenientJson> rows(LenientJson answer, String field) {
        return rows(answer, field, field);
    }

    /// @param name under which it is missed
    static List<LenientJson> rows(LenientJson answer, String field, String name) {
        return answer.rows(field).orElseThrow(() -> lacking(name)).stream()
                .map(row -> LenientJson.of(row).orElseThrow(() -> lacking("row in " + name)))
                .toList();
    }
}
