package dev.nattvakt.hostup.json;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

/// What came back from HostUp, whole.
///
/// @param headers as received; ask through [#header]
public record HostUpResponse(int status, Map<String, List<String>> headers, ResponseBody body) {

    public static HostUpResponse of(Response response) {
        ResponseBody body = ResponseBody.of(response.readEntity(InputStream.class));
        return new HostUpResponse(response.getStatus(), response.getStringHeaders(), body);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public boolean isThrottled() {
        return status == 429;
    }

    /// Whether what was asked for is there, and whole: 202, 204 or 206 do not say so.
    public boolean isWhole() {
        return status == 200 || status == 201 || status == 203;
    }

    public boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /// Whether the body says that it failed, even if the status does not: by `"success": false`, as
    /// HostUp's legacy layer does, or by an error where nothing is said of success.
    public boolean saysItFailed() {
        return object().filter(stated ->
                        stated.isAbsent("success")
                                ? stated.hasError()
                                : !stated.looseFlag("success").orElse(false))
                .isPresent();
    }

    /// Statuses that do not tell whether the request was carried out.
    public boolean isUndecided() {
        return status == 408 || status == 425 || status >= 500 || status < 200;
    }

    /// All values of a header; the case of its name does not count.
    public List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /// The JSON object of the body, when it is one.
    public Optional<LenientJson> object() {
        return body instanceof ResponseBody.Json(var root)
                ? LenientJson.of(root)
                : Optional.empty();
    }

    /// What legacy bodies say of the time to wait.
    public Optional<String> retryAfter() {
        return object().flatMap(stated ->
                stated.textOrNumber("retryAfter")
                        .or(() -> stated.number("retryAfter").map(BigDecimal::toPlainString)));
    }

    /// HostUp's own id for the request.
    public Optional<String> requestId() {
        return object().flatMap(stated -> stated.word("requestId"))
                .or(() -> header("x-request-id").stream().findFirst().flatMap(LenientJson::asWord));
    }
}
