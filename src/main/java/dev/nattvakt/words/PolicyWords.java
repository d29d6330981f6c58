package dev.nattvakt.words;

import java.util.List;

import dev.nattvakt.fleet.policy.PolicyNote;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.schedule.Vps;

/// How a server stands to the policy, in a sentence or two.
public final class PolicyWords {

    private PolicyWords() {}

    /// What to add about the policy, with a space before it; empty where an exemption says it all.
    static Words sentence(Compliance compliance) {
        return switch (compliance) {
            case Compliance.Exempt _ -> Words.of("");
            case Compliance.Held _ -> Words.of(" It is ").and(clause(compliance)).text(".");
        };
    }

    /// How a server is, after a form of "to be" and without a full stop.
    public static Words clause(Compliance compliance) {
        return switch (compliance) {
            case Compliance.Exempt(Exemption exemption) ->
                    Words.of("exempt from the policy: ").and(reason(exemption));
            case Compliance.Held(List<Difference> differs) ->
                    differs.isEmpty()
                            ? Words.of("in line with the policy")
                            : Words.of("not in line with the policy: ").and(list(differs));
        };
    }

    /// Why a server is exempt and until when, without a full stop.
    static Words reason(Exemption exemption) {
        Words reason = Words.of("").quote(exemption.reason());
        return exemption.until().map(day -> reason.text(", until " + day)).orElse(reason);
    }

    /// What differs, and the calls that would bring the server into line.
    ///
    /// @param corrections empty where HostUp did not state enough to propose any
    public static Words differs(Vps vps, List<Difference> differs, List<NextStep> corrections) {
        Words words =
                Words.of("")
                        .quote(vps.label())
                        .text(" is not in line: ")
                        .and(list(differs))
                        .text(".");
        for (NextStep correction : corrections) {
            words = words.text(" Next: ").call(correction);
        }
        return words;
    }

    /// A server that a rule holds for, and whose state HostUp did not give.
    public static Words unread(Vps vps) {
        return Words.of("").quote(vps.label()).text(" could not be read.");
    }

    /// What differs, without a full stop.
    public static Words list(List<Difference> differs) {
        Words words = Words.of("");
        String separator = "";
        for (Difference difference : differs) {
            words = one(words.text(separator), difference);
            separator = "; ";
        }
        return words;
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
        String field = difference.path();
        String wanted = String.valueOf(difference.wanted());
        return switch (difference.actual()) {
            case Difference.Actual.Stated(Object value) ->
                    words.text(field + " is ")
                            .code(String.valueOf(value))
                            .text(", wanted ")
                            .code(wanted);
            case Difference.Actual.NotStated() ->
                    words.text(field + " is not stated by HostUp, wanted ").code(wanted);
            case Difference.Actual.NoSchedule() ->
                    words.text("there is no %s schedule".formatted(difference.kind().word()));
        };
    }
}
