package dev.nattvakt.sandbox.fleet;

import java.time.Duration;
import java.util.List;

import dev.nattvakt.sandbox.state.PostMeaning;

/// Behaviour of the simulated HostUp where the real one is undocumented. A reset keeps it.
public final class Behaviour {
    private static final int USUAL_LIMIT = 300;

    private volatile PostMeaning postMeaning;
    private volatile int rateLimit = USUAL_LIMIT;
    private volatile List<Duration> replicas = List.of();

    public Behaviour(PostMeaning postMeaning) {
        this.postMeaning = postMeaning;
    }

    public PostMeaning postMeaning() {
        return postMeaning;
    }

    public void postMeaning(PostMeaning other) {
        postMeaning = other;
    }

    /// How far each of the replicas lags that serve reads in turn. Empty: reads show the true
    /// state.
    public List<Duration> replicas() {
        return replicas;
    }

    public void replicas(List<Duration> others) {
        replicas = List.copyOf(others);
    }

    /// Requests that one key may send in ten seconds.
    public int rateLimit() {
        return rateLimit;
    }

    public void rateLimit(int other) {
        rateLimit = other;
    }
}
