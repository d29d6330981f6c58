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

    /// Whether the body says `"success": false`, as HostUp's legacy layer does under any status.
    public boolean saysItFailed() {
        return object().flatMap(stated -> stated.flag("success")).filter(ok -> !ok).isPresent();
    }

    /// Statuses that do not tell whether the request was carried out.
    public boolean isUndecided() {
        return status == 408 || status == 425 || status >= 500;
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
                stated.text("retryAfter")
                        .or(() -> stated.number("retryAfter").map(BigDecimal::toPlainString)));
    }

    /// HostUp's own id for the request.
    public Optional<String> requestId() {
        return object().flatMap(stated -> stated.word("requestId"))
                .or(() -> header("x-request-id").stream().findFirst().flatMap(LenientJson::asWord));
    }
}
