package dev.nattvakt.faults.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/// One caller's wish for one server, and the plan that he was handed for it, if any. Used by one
/// thread at a time.
final class Attempt {

    private static final String ASKED_BACK = "needs_confirmation";

    private final String vps;
    private final Wish wish;
    private Optional<String> plan = Optional.empty();

    Attempt(String vps, Wish wish) {
        this.vps = vps;
        this.wish = wish;
    }

    /// Asks, and says yes when asked back.
    ///
    /// @return what was said in the end; empty when the connection broke
    Optional<String> ask(PackagedServer server) {
        Optional<String> outcome = order(server);
        return outcome.filter(ASKED_BACK::equals).isPresent() ? sayYes(server) : outcome;
    }

    /// Asks only.
    Optional<String> order(PackagedServer server) {
        Optional<JsonObject> answer = server.call(wish.tool(), wish.of(vps));
        answer.map(body -> body.getJsonObject("plan"))
                .map(there -> there.getString("token"))
                .ifPresent(token -> plan = Optional.of(token));
        return answer.map(body -> body.getString("outcome"));
    }

    /// Says yes to the plan that was handed out.
    Optional<String> sayYes(PackagedServer server) {
        return server.call("apply_plan", new JsonObject().put("planToken", plan.orElseThrow()))
                .map(body -> body.getString("outcome"));
    }

    /// What a caller does who heard nothing: says the same yes again if there is a plan, and asks
    /// for the same in any case.
    ///
    /// @return what was said
    List<String> askAgain(PackagedServer server) {
        List<String> said = new ArrayList<>();
        if (plan.isPresent()) {
            said.add(sayYes(server).orElse("nothing"));
        }
        said.add(ask(server).orElse("nothing"));
        return said;
    }

    boolean hasPlan() {
        return plan.isPresent();
    }

    @Override
    public String toString() {
        return wish + " on " + vps;
    }
}
