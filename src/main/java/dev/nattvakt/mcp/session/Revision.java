package dev.nattvakt.mcp.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Response;

/// The revisions of the protocol, newest first, and everything in which they differ. Up to
/// 2025-11-25 a handshake says what both sides are; since 2026-07-28 every request does.
public enum Revision {
    V2026_07_28("2026-07-28"),
    V2025_11_25("2025-11-25"),
    V2025_06_18("2025-06-18"),
    V2025_03_26("2025-03-26");

    public static final List<String> ALL = Arrays.stream(values()).map(Revision::id).toList();

    /// What holds where nobody said anything.
    public static final Revision UNSAID = V2025_03_26;

    private static final Set<String> WITH_HANDSHAKE =
            Set.of("initialize", "ping", "logging/setLevel");

    private static final Set<String> WITHOUT_HANDSHAKE = Set.of("server/discover");

    private static final int NO_SUCH_RESOURCE = -32002;
    private static final int NO_SUCH_METHOD = -32601;
    private static final int OUR_FAULT = -32603;
    private static final int OK = 200;

    private final String id;

    Revision(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<Revision> find(String id) {
        return Arrays.stream(values()).filter(revision -> revision.id.equals(id)).findFirst();
    }

    /// What a handshake settles on: the wish, or else the newest that has a handshake.
    public static Revision settle(String wish) {
        return find(wish).filter(Revision::hasHandshake).orElse(V2025_11_25);
    }

    public boolean hasHandshake() {
        return this != V2026_07_28;
    }

    public boolean hasBatches() {
        return this == V2025_03_26;
    }

    /// How the user is asked.
    public Asking asking() {
        return switch (this) {
            case V2026_07_28 -> Asking.BY_RESULT;
            case V2025_11_25, V2025_06_18 -> Asking.BY_REQUEST;
            case V2025_03_26 -> Asking.NOT_AT_ALL;
        };
    }

    /// Whether it has a method that not all of them have.
    public boolean has(String method) {
        return !(hasHandshake() ? WITHOUT_HANDSHAKE : WITH_HANDSHAKE).contains(method);
    }

    /// What is not there had a code of its own until 2025-11-25.
    public Response worded(Response response) {
        return hasHandshake() && response instanceof Fault fault && fault.isNoSuchResource()
                ? fault.coded(NO_SUCH_RESOURCE)
                : response;
    }

    /// What HTTP says beside a fault. Until 2025-11-25 a client takes anything but 200 for a broken
    /// connection and does not read on.
    public int status(Fault fault) {
        boolean mustBeRead = fault.code() == NO_SUCH_METHOD || fault.code() == OUR_FAULT;
        return hasHandshake() && mustBeRead ? OK : fault.status();
    }

    /// The ways to put a question before the user.
    public enum Asking {
        NOT_AT_ALL,

        /// By a request of ours, while the client's waits.
        BY_REQUEST,

        /// By a result that asks; the client calls again with the answer.
        BY_RESULT
    }
}
