package dev.nattvakt.tool.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.view.ChangeDetail.GateView;
import dev.nattvakt.words.Untrusted;

/// The price of more slots.
///
/// @param gate where the order would not be taken now
/// @param bought always false: no tool buys anything
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceDetail(
        @Nullable VpsView vps,
        @Nullable @JsonPropertyDescription("options that HostUp was asked about")
                List<String> option,
        @Nullable Map<String, Integer> asked,
        @Nullable Price price,
        @Nullable GateView gate,
        @NotNull boolean bought)
        implements ResultView.Detail {

    /// @param amount due now
    /// @param recurringAmount due each billing period
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Price(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal recurringAmount,
            @Nullable String currencyCode) {

        static Price of(PricePreview price) {
            return new Price(
                    price.amount().orElse(null),
                    price.recurringAmount().orElse(null),
                    price.currencyCode().map(Untrusted::clean).orElse(null));
        }
    }

    static PriceDetail of(Answer.Priced priced) {
        return new PriceDetail(
                VpsView.of(priced.vps()),
                List.copyOf(priced.asked().keySet()),
                priced.asked(),
                Price.of(priced.price()),
                priced.price().canCommit() instanceof Gate.Shut shut ? GateView.of(shut) : null,
                false);
    }
}
