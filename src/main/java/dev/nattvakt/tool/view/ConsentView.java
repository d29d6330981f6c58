package dev.nattvakt.tool.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.words.ConsentWords;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.Words;

/// What a card shows of a plan, as plain text. A model never sees it: it travels beside the answer.
///
/// @param secret says yes or no to the plan; absent where the card does not decide
/// @param more servers that would change and are not listed
/// @param counts of servers by what would happen to them, and how many weaken
/// @param hours when backups of many servers will start, on HostUp's clock
/// @param decides `here` or `slack`
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentView(
        @Nullable String secret,
        String expiresAt,
        String askedBy,
        String askedThrough,
        String headline,
        List<Server> servers,
        int more,
        Map<String, Integer> counts,
        List<String> hours,
        String decides) {

    /// Servers on a card where protection gets weaker; no text of ours lists more.
    private static final int MOST_WEAKER = 200;

    /// Of the others.
    private static final int MOST_OTHERS = 20;

    /// @param means a sentence each
    /// @param unknown a sentence each
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Server(
            String name,
            String id,
            @Nullable String primaryIp,
            String direction,
            String before,
            String after,
            List<String> means,
            List<String> unknown,
            @Nullable String nextRun) {

        static Server of(Facts facts, Direction direction, Instant near) {
            VpsView vps = VpsView.of(facts.vps());
            return new Server(
                    Untrusted.clean(facts.vps().label()),
                    vps.id(),
                    vps.primaryIp(),
                    FleetDetail.word(direction),
                    ConsentWords.state(facts, facts.before(), near).plain(),
                    ConsentWords.state(facts, facts.after(), near).plain(),
                    sentences(ConsentWords.means(facts, direction)),
                    sentences(ConsentWords.unknown(facts, direction)),
                    ConsentWords.nextRun(facts).map(Words::plain).orElse(null));
        }

        private static List<String> sentences(List<Words> all) {
            return all.stream().map(Words::plain).map(Server::capital).toList();
        }

        private static String capital(String sentence) {
            return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
        }
    }

    /// @param door through which it was asked for
    public static ConsentView of(Waiting waiting, Door door, @Nullable String secret) {
        Instant until = waiting.plan().expiresAt();
        List<Server> servers =
                switch (waiting) {
                    case Outcome.NeedsConfirmation one ->
                            List.of(Server.of(one.facts(), one.direction(), until));
                    case FleetOutcome.NeedsConfirmation many -> servers(many, until);
                };
        Map<String, Integer> counts =
                switch (waiting) {
                    case Outcome.NeedsConfirmation one ->
                            new TreeMap<>(
                                    Map.of(
                                            "change",
                                            1,
                                            "weakens",
                                            one.direction().weakens() ? 1 : 0));
                    case FleetOutcome.NeedsConfirmation many -> FleetDetail.actions(many.rows());
                };
        return new ConsentView(
                secret,
                until.toString(),
                Untrusted.clean(waiting.plan().requester()),
                ConsentWords.name(door),
                ConsentWords.headline(waiting).plain(),
                servers,
                counts.getOrDefault("change", 0) - servers.size(),
                counts,
                waiting instanceof FleetOutcome.NeedsConfirmation many
                        ? ConsentWords.starts(many)
                        : List.of(),
                waiting.plan().forSlack() ? "slack" : "here");
    }

    private static List<Server> servers(FleetOutcome.NeedsConfirmation waiting, Instant near) {
        List<FleetRow.Change> changes =
                waiting.rows().stream()
                        .filter(FleetRow.Change.class::isInstance)
                        .map(FleetRow.Change.class::cast)
                        .sorted(Comparator.comparing(change -> !change.weakens()))
                        .toList();
        long weaker =
                Math.min(MOST_WEAKER, changes.stream().filter(FleetRow.Change::weakens).count());
        return changes.stream()
                .limit(weaker == MOST_WEAKER ? weaker : weaker + MOST_OTHERS)
                .map(change -> Server.of(change.facts(), change.direction(), near))
                .toList();
    }
}
