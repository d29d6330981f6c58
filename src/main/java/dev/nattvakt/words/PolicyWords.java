package dev.nattvakt.words;

import java.util.List;

import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.policy.Difference;
import dev.nattvakt.fleet.policy.PolicyNote;
import dev.nattvakt.schedule.Vps;

/// How a server stands to the policy, in a sentence or two.
public final class PolicyWords {

    private PolicyWords() {}

    /// What differs, and the calls that would bring the server into line.
    ///
    /// @param corrections empty where HostUp did not state enough to propose any
    public static Words differs(Vps vps, List<Difference> differs, List<NextStep> corrections) {
        Words words = Words.of("").quote(vps.label()).text(" is not in line: ");
        String separator = "";
        for (Difference difference : differs) {
            words = one(words.text(separator), difference);
            separator = "; ";
        }
        words = words.text(".");
        for (NextStep correction : corrections) {
            words = words.text(" Next: ").call(correction);
        }
        return words;
    }

    /// A server that a rule holds for, and whose state HostUp did not give.
    public static Words unread(Vps vps) {
        return Words.of("").quote(vps.label()).text(" could not be read.");
    }

    /// What an operator may want to tidy up; it names the place as a mistake in the file is named.
    public static Words note(PolicyNote note) {
        Words place =
                Words.of("line %s: rule %s: ".formatted(note.rule().line(), note.rule().number()));
        return switch (note) {
            case PolicyNote.PatternWithoutServer(_, var pattern) ->
                    place.text("no server matches ").quote(pattern.text()).text(".");
            case PolicyNote.ExemptionEnded(_, var until) ->
                    place.text("its exemption ended on %s.".formatted(until));
        };
    }

    private static Words one(Words words, Difference difference) {
        Words field = words.text(difference.path() + " ");
        Words is =
                switch (difference.actual()) {
                    case Difference.Actual.Stated(Object value) ->
                            field.text("is ").code(String.valueOf(value));
                    case Difference.Actual.NotStated() -> field.text("is not stated by HostUp");
                    case Difference.Actual.NoSchedule() -> field.text("has no schedule");
                };
        return is.text(", wanted ").code(String.valueOf(difference.wanted()));
    }
}
