package dev.nattvakt.sandbox.fault;

import java.util.Optional;
import java.util.regex.Pattern;

/// A fault to inject: which requests it hits, after how many, how often, and its effect.
///
/// Of two faults of the same family that fit one request, the first added fires and the other waits
/// for the next request. Faults of different families fire together.
///
/// @param method HTTP method; absent: any
/// @param path pattern found anywhere in the path; absent: any
/// @param skip number of fitting requests to spare first
public record Fault(
        Optional<String> method, Optional<Pattern> path, int skip, int times, Effect effect) {

    /// A fault for the first request under `/api` that the effect applies to.
    public static Fault of(Effect effect) {
        return new Fault(Optional.empty(), Optional.empty(), 0, 1, effect);
    }

    public static Fault on(String method, String path, Effect effect) {
        return new Fault(Optional.of(method), Optional.of(Pattern.compile(path)), 0, 1, effect);
    }

    public Fault skipping(int requests) {
        return new Fault(method, path, requests, times, effect);
    }

    public Fault times(int fires) {
        return new Fault(method, path, skip, fires, effect);
    }

    boolean fits(Request request) {
        return method.filter(wanted -> !wanted.equalsIgnoreCase(request.method())).isEmpty()
                && path.filter(wanted -> !wanted.matcher(request.path()).find()).isEmpty()
                && concerns(request);
    }

    private boolean concerns(Request request) {
        return switch (effect) {
            case Effect.Alter _ ->
                    request.method().equals("POST") || request.method().equals("PATCH");
            case Effect.OnWrite _ -> !request.reads();
            case Effect.GateFlip flip -> request.reads() && flip.gate().isShownBy(request.path());
            case Effect.Delay _, Effect.OnAnswer _ -> true;
        };
    }
}
