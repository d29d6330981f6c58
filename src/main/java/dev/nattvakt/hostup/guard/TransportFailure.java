package dev.nattvakt.hostup.guard;

import java.io.Serial;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ProblemJson;

/// A request that HostUp did not answer, or answered in a way that does not tell what became of it.
/// The message is ours and holds no upstream text but a machine code.
public final class TransportFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final boolean sent;
    private final transient Optional<String> requestId;

    private TransportFailure(
            String what, boolean sent, Optional<String> requestId, Throwable cause) {
        super(what, cause, false, false);
        this.sent = sent;
        this.requestId = requestId;
    }

    public static TransportFailure by(HostUpResponse answer) {
        String code = ProblemJson.problem(answer).code().map(" (%s)"::formatted).orElse("");
        return new TransportFailure(
                "HostUp answered %s%s".formatted(answer.status(), code),
                true,
                answer.requestId(),
                null);
    }

    /// Nothing was sent when the connection itself failed, and only then.
    public static TransportFailure because(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> departureFailure(cause).stream())
                .findFirst()
                .map(what -> new TransportFailure(what, false, Optional.empty(), failure))
                .orElseGet(() ->
                        new TransportFailure(brokenOff(failure), true, Optional.empty(), failure));
    }

    /// False when it was provably not sent.
    public boolean wasSent() {
        return sent;
    }

    /// Whether another address of HostUp's name may do: it was not sent, and there is an address.
    public boolean isOfItsAddress() {
        return !sent && causes(getCause()).noneMatch(UnknownHostException.class::isInstance);
    }

    public Optional<String> requestId() {
        return requestId;
    }

    private static Optional<String> departureFailure(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> Optional.of("HostUp's name cannot be resolved");
            case ConnectException _ -> Optional.of("HostUp cannot be connected to");
            case NoRouteToHostException _ -> Optional.of("there is no route to HostUp");
            case BindException _ -> Optional.of("no connection to HostUp could be opened");
            // This way it comes from opening a connection only: where one stood, it is a bare
            // IOException.
            case SocketException down when says(down, "Network is unreachable") ->
                    Optional.of("there is no route to HostUp");
            // With TLS 1.3 the other side may still refuse us when the request is on its way; that
            // comes bare, while a connection that never came about comes with its cause.
            case SSLHandshakeException refused when refused.getCause() != null ->
                    Optional.of("no TLS connection to HostUp came about");
            default -> Optional.empty();
        };
    }

    private static boolean says(SocketException failure, String words) {
        return failure.getMessage() != null && failure.getMessage().startsWith(words);
    }

    private static String brokenOff(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> ownReason(cause).stream())
                .findFirst()
                .orElse("the connection to HostUp broke off");
    }

    /// Why we broke it off ourselves.
    private static Optional<String> ownReason(Throwable cause) {
        return switch (cause) {
            case ResponseLimits.TooLong _ -> Optional.of("HostUp's answer has no end");
            case TimeoutException _, io.smallrye.mutiny.TimeoutException _ ->
                    Optional.of("HostUp did not answer in time");
            default -> Optional.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(16);
    }
}
