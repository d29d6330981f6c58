package dev.nattvakt.slack.api;

import io.vertx.core.http.RequestOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlackTransportTest {

    @Test
    void leadsToTheHostItselfByTls() {
        RequestOptions request = new SlackTransport.Real().to("hooks.slack.com");

        assertThat(request.getHost()).isEqualTo("hooks.slack.com");
        assertThat(request.getPort()).isEqualTo(443);
        assertThat(request.isSsl()).isTrue();
        assertThat(request.getServer()).isNull();
        assertThat(request.getProxyOptions()).isNull();
    }

    @Test
    void playedLeadsToThisMachineAndAsksTheSame() {
        RequestOptions request = new SlackTransport.Played(4321).to("hooks.slack.com");

        assertThat(request.getHost()).isEqualTo("hooks.slack.com");
        assertThat(request.isSsl()).isFalse();
        assertThat(request.getServer().host()).isEqualTo("127.0.0.1");
        assertThat(request.getServer().port()).isEqualTo(4321);
    }
}
