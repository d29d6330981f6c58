package dev.nattvakt.sandbox.fleet;

import dev.nattvakt.sandbox.state.PostMeaning;

/// Behaviour of the simulated HostUp where the real one is undocumented. A reset keeps it.
public final class Behaviour {
    private static final int USUAL_LIMIT = 300;

    private volatile PostMeaning postMeaning;
    private volatile int rateLimit = USUAL_LIMIT;

    public Behaviour(PostMeaning postMeaning) {
        this.postMeaning = postMeaning;
    }

    public PostMeaning postMeaning() {
        return postMeaning;
    }

    public void postMeaning(PostMeaning other) {
        postMeaning = other;
    }

    /// Requests that one key may send in ten seconds.
    public int rateLimit() {
        return rateLimit;
    }

    public void rateLimit(int other) {
        rateLimit = other;
    }
}
