package dev.nattvakt.faults.door;

import java.io.IOException;

import io.vertx.core.json.JsonObject;

import dev.nattvakt.doors.Told;

/// A way into a server that runs, over a real socket or a real pipe, as its callers have it. Many
/// calls may be under way at once.
interface Entrance {

    /// Asks, and does not wait.
    Asked begin(String tool, JsonObject arguments);

    default Told call(String tool, JsonObject arguments) throws IOException, InterruptedException {
        return begin(tool, arguments).told();
    }

    /// One call under way.
    interface Asked {

        /// Waits for the answer.
        ///
        /// @throws IOException when none comes any more
        Told told() throws IOException, InterruptedException;

        /// Hangs up without a word.
        void drop();

        /// Takes the call back, in the way that this entrance has for it.
        default void withdraw() {
            drop();
        }
    }
}
