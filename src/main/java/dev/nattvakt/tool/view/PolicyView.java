package dev.nattvakt.tool.view;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Difference.Actual;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.words.Untrusted;

/// How a server stands to the policy file.
///
/// @param exempt why it is left alone; absent where it is not
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyView(
        boolean inLine, List<DifferenceView> differs, @Nullable ExemptView exempt) {

    /// Longest reason that a policy file may give.
    private static final int REASON = 200;

    /// @param field with its schedule, as in `backup.hour`
    /// @param is "not stated" and "no schedule" where there is no value
    public record DifferenceView(String field, Object wanted, Object is) {

        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.path(),
                    difference.wanted(),
                    switch (difference.actual()) {
                        case Actual.Stated(Object value) -> value;
                        case Actual.NotStated() -> "not stated";
                        case Actual.NoSchedule() -> "no schedule";
                    });
        }
    }

    /// @param until the last day; absent where it never ends
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExemptView(String reason, @Nullable String until) {

        static ExemptView of(Exemption exemption) {
            return new ExemptView(
                    Untrusted.clean(exemption.reason(), REASON),
                    exemption.until().map(LocalDate::toString).orElse(null));
        }
    }

    static PolicyView of(Compliance compliance) {
        return new PolicyView(
                compliance.inLine(),
                compliance.differs().stream().map(DifferenceView::of).toList(),
                compliance instanceof Compliance.Exempt(Exemption exemption)
                        ? ExemptView.of(exemption)
                        : null);
    }
}
