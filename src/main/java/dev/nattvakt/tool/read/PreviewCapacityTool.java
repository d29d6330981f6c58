package dev.nattvakt.tool.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.Capacity;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.port.CapacityOptions;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VpsArgument;

/// `preview_capacity`: the price of more slots.
public final class PreviewCapacityTool implements Tool<PreviewCapacityTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "preview_capacity",
                    "Price of more slots",
                    "Asks HostUp what more snapshot or backup slots would cost for a server. Buys nothing; no tool here can."
                            + " Use it when a change was refused for lack of slots; the user orders at HostUp. Give at least one of"
                            + " the two. Refused when HostUp offers none for it.",
                    Definition.Hints.READ,
                    Role.VIEWER,
                    Arguments.class,
                    Answer.Priced.class);

    private final LookUp lookUp;
    private final Capacity capacity;

    public PreviewCapacityTool(LookUp lookUp, Capacity capacity) {
        this.lookUp = lookUp;
        this.capacity = capacity;
    }

    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps,
            @Nullable @Min(1) @Max(1000) @JsonPropertyDescription("snapshot slots to price")
                    Integer snapshotSlots,
            @Nullable @Min(1) @Max(1000) @JsonPropertyDescription("backup slots to price")
                    Integer backupSlots) {}

    @Override
    public Definition<Arguments> definition() {
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
    public Answer run(Arguments arguments, Call call) {
        try {
            return switch (lookUp.find(arguments.vps(), call.caller().servers(), call.deadline())) {
                case LookUp.Found.NotOne(String word, List<Vps> candidates) ->
                        new Answer.Hindered(new Outcome.NotFound(word, candidates));
                case LookUp.Found.One(Vps vps) -> preview(vps, asked(arguments), call);
            };
        } catch (HostUpFailure failure) {
            return new Answer.Hindered(Outcome.of(failure, arguments.vps()));
        }
    }

    private Answer preview(Vps vps, SequencedMap<String, Integer> asked, Call call) {
        return switch (capacity.preview(vps.id(), asked, call.deadline())) {
            case Capacity.Answer.NotOffered(List<String> options) ->
                    new Answer.Hindered(
                            new Outcome.Refused(
                                    Optional.of(vps),
                                    new Refusal.NotOffered(options),
                                    Fields.NONE));
            case Capacity.Answer.OtherAmounts(var nearest, var options) ->
                    new Answer.Hindered(
                            new Outcome.Invalid(
                                    nearest.entrySet().stream()
                                            .map(option ->
                                                    beyond(
                                                            option.getKey(),
                                                            asked.get(option.getKey()),
                                                            option.getValue(),
                                                            options))
                                            .toList()));
            case Capacity.Answer.Priced(PricePreview price)
                    when price.dryRun().equals(Optional.of(false)) ->
                    new Answer.DryRunIgnored(vps);
            case Capacity.Answer.Priced(PricePreview price) -> new Answer.Priced(vps, asked, price);
        };
    }

    private static ArgumentProblem beyond(
            String key, int asked, int nearest, CapacityOptions options) {
        CapacityOptions.Range range = options.ranges().get(key);
        String offered =
                range.min().map(min -> min + " or more").orElse("")
                        + (range.min().isPresent() && range.max().isPresent() ? ", " : "")
                        + range.max().map(max -> "at most " + max).orElse("");
        return ArgumentProblem.wrong(
                key,
                "%s is %d (HostUp offers %s for this server)".formatted(key, asked, offered),
                "the nearest that is possible is " + nearest);
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
