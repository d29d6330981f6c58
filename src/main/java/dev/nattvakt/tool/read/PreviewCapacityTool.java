package dev.nattvakt.tool.read;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.fleet.Capacity;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.ErrorDetail;
import dev.nattvakt.tool.ErrorResults;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VpsArgument;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.Written;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.Untrusted;

/// Tells what more slots would cost.
public final class PreviewCapacityTool
        implements Tool<PreviewCapacityTool.Arguments, PreviewCapacityTool.Preview> {

    public static final Definition<Arguments, Preview> DEFINITION =
            new Definition<>(
                    "preview_capacity",
                    "Preview the price of more slots",
                    "Asks HostUp what more snapshot or backup slots would cost for a server. It buys nothing, and no tool here can."
                            + " Use it when a change was refused for lack of slots; to order, the user goes to HostUp. Give at least one of"
                            + " the two. Refused when HostUp does not offer them for this server.",
                    Definition.Hints.READ,
                    Arguments.class,
                    Preview.class);

    private final LookUp lookUp;
    private final Capacity capacity;

    public PreviewCapacityTool(LookUp lookUp, Capacity capacity) {
        this.lookUp = lookUp;
        this.capacity = capacity;
    }

    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps,
            @Nullable @Min(1) @Max(1000) @JsonPropertyDescription("snapshot slots to price, 1-1000")
                    Integer snapshotSlots,
            @Nullable @Min(1) @Max(1000) @JsonPropertyDescription("backup slots to price, 1-1000")
                    Integer backupSlots) {}

    /// @param bought always false
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preview(
            @Nullable VpsView vps,
            @Nullable @JsonPropertyDescription("options that HostUp was asked about")
                    List<String> option,
            @Nullable Map<String, Integer> asked,
            @Nullable Price price,
            @NotNull boolean bought) {}

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

    @Override
    public Definition<Arguments, Preview> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        return asked(arguments).isEmpty()
                ? List.of(
                        ArgumentProblem.missing("snapshotSlots", "1-1000, or give backupSlots"),
                        ArgumentProblem.missing("backupSlots", "1-1000, or give snapshotSlots"))
                : List.of();
    }

    @Override
    public ToolResult<Preview> run(Arguments arguments, Call call) {
        try {
            return switch (lookUp.find(arguments.vps(), call.caller().servers(), call.deadline())) {
                case LookUp.Found.NotOne notOne -> ErrorResults.of(notOne);
                case LookUp.Found.One(Vps vps) -> preview(vps, asked(arguments), call);
            };
        } catch (HostUpFailure failure) {
            return ErrorResults.of(failure, arguments.vps());
        }
    }

    private ToolResult<Preview> preview(Vps vps, SequencedMap<String, Integer> asked, Call call) {
        return switch (capacity.preview(vps.id(), asked, call.deadline())) {
            case Capacity.Answer.NotOffered(List<String> options) ->
                    ErrorResults.refused(vps, new Refusal.NotOffered(options));
            case Capacity.Answer.Priced(PricePreview price)
                    when price.dryRun().equals(Optional.of(false)) ->
                    new ToolResult<>(
                            OutcomeCode.UNCONFIRMED,
                            FleetWords.dryRunIgnored(vps),
                            Written.MAYBE,
                            null,
                            ErrorDetail.of(
                                    "dry_run_ignored",
                                    null,
                                    "check the orders and invoices of this server at HostUp"),
                            null);
            case Capacity.Answer.Priced(PricePreview price) ->
                    ToolResult.answered(
                            FleetWords.price(vps, asked, price),
                            new Preview(
                                    VpsView.of(vps),
                                    List.copyOf(asked.keySet()),
                                    asked,
                                    Price.of(price),
                                    false));
        };
    }

    private static SequencedMap<String, Integer> asked(Arguments arguments) {
        SequencedMap<String, Integer> asked = new LinkedHashMap<>();
        if (arguments.snapshotSlots() != null) {
            asked.put("snapshotSlots", arguments.snapshotSlots());
        }
        if (arguments.backupSlots() != null) {
            asked.put("backupSlots", arguments.backupSlots());
        }
        return asked;
    }
}
