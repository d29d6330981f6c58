package dev.nattvakt.hostup.guard;

import java.io.Serial;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ResponseBody;

/// An error answer whose body did not arrive. The status needs no body to be believed, but the
/// client would discard it together with the broken body.
public final class BodilessError extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, List<String>> headers;

    private BodilessError(int status, Map<String, List<String>> headers) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public HostUpResponse answer() {
        return new HostUpResponse(status, headers, ResponseBody.BROKEN);
    }

    /// Sees each answer, also one that broke off. Runs on the event loop and never blocks.
    public static final class Filter implements PreservesThreadClientResponseFilter {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            int status = response.getStatus();
            if (status >= 300
                    && status < 500
                    && !response.hasEntity()
                    && response.getLength() != 0) {
                throw new BodilessError(status, response.getHeaders());
            }
        }
    }
}
