package dev.nattvakt.sandbox;

/// How this HostUp behaves where the real one is undocumented. Survives a reset.
final class Conduct {
    private static final int USUAL_LIMIT = 300;

    private volatile PostMeaning postMeaning;
    private volatile int rateLimit = USUAL_LIMIT;

    Conduct(PostMeaning postMeaning) {
        this.postMeaning = postMeaning;
    }

    PostMeaning postMeaning() {
        return postMeaning;
    }

    void postMeaning(PostMeaning other) {
        postMeaning = other;
    }

    /// Requests of one key in ten seconds.
    int rateLimit() {
        return rateLimit;
    }

    void rateLimit(int other) {
        rateLimit = other;
    }
}
