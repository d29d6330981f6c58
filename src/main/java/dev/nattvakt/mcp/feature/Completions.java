package dev.nattvakt.mcp.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.caller.Call;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.VpsView;

/// Proposals while a person types the name or the id of a server: those that begin with what is
/// there, and no more than a menu shows. HostUp being away means no proposals, never an error.
final class Completions {

    private static final int MOST = 20;
    private static final int PAGE = 100;
    private static final int LONGEST = 100;
    private static final String ID_LIKE = "vps_";

    private final Catalogue catalogue;

    Completions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// @param more there were more than fit
    record Proposals(List<String> values, boolean more) {

        static final Proposals NONE = new Proposals(List.of(), false);
    }

    /// For an argument of a prompt. One that names no server has no proposals.
    Proposals prompt(String prompt, String argument, String typed, Call call) {
        return argument.equals("vps") || argument.equals("query")
                ? servers(typed, call, false)
                : Proposals.NONE;
    }

    /// For a variable of a resource template: ids, which may be looked for by the server's name.
    Proposals template(String uriTemplate, String variable, String typed, Call call) {
        return uriTemplate.equals(Resources.PROTECTION.uriTemplate())
                        && variable.equals(Resources.ID)
                ? servers(typed, call, true)
                : Proposals.NONE;
    }

    private Proposals servers(String typed, Call call, boolean ids) {
        if (typed.length() > LONGEST) {
            return Proposals.NONE;
        }
        String start = typed.strip().toLowerCase(Locale.ROOT);
        List<VpsView> found = find(start, call);
        Map<String, Integer> times = new HashMap<>();
        found.forEach(server -> times.merge(String.valueOf(server.name()), 1, Integer::sum));
        List<String> all =
                found.stream()
                        .flatMap(server -> words(server, start, ids, times))
                        .distinct()
                        .toList();
        return new Proposals(all.stream().limit(MOST).toList(), all.size() > MOST);
    }

    /// A name that several servers share is no answer; their ids are.
    private static Stream<String> words(
            VpsView server, String start, boolean ids, Map<String, Integer> times) {
        boolean byId = server.id().toLowerCase(Locale.ROOT).startsWith(start) && !start.isEmpty();
        Optional<String> name =
                Optional.ofNullable(server.name())
                        .filter(known -> known.toLowerCase(Locale.ROOT).startsWith(start));
        if (ids || (byId && name.isEmpty())) {
            return byId || name.isPresent() || start.isEmpty()
                    ? Stream.of(server.id())
                    : Stream.empty();
        }
        return name.map(known -> times.get(known) == 1 ? known : server.id()).stream();
    }

    /// HostUp searches names and addresses; ids are compared here.
    private List<VpsView> find(String start, Call call) {
        boolean idLike = start.startsWith(ID_LIKE) || ID_LIKE.startsWith(start);
        Map<String, Object> everything = Map.of("limit", PAGE);
        Map<String, Object> named = Map.of("limit", PAGE, "query", start);
        return Stream.concat(
                        start.isEmpty() ? Stream.empty() : page(named, call),
                        idLike ? page(everything, call) : Stream.empty())
                .distinct()
                .toList();
    }

    private Stream<VpsView> page(Map<String, Object> arguments, Call call) {
        return catalogue.call("find_vps", arguments, call).map(ToolResult::answer).stream()
                .flatMap(answer ->
                        answer instanceof Answer.Servers found
                                ? found.servers().stream().map(VpsView::of)
                                : Stream.empty());
    }
}
