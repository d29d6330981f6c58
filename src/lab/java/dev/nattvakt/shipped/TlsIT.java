package dev.nattvakt.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.PrivateFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/// The packaged application calls HostUp by https, and only whom it has reason to trust.
class TlsIT {

    private static final String PASSWORD = "changeit";
    private static final String KEY = "key-of-a-played-hostup";

    @TempDir Path folder;

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private HttpsServer hostUp;

    @BeforeEach
    void playHostUp() throws Exception {
        makeCertificate();
        listenOn(InetAddress.getLoopbackAddress());
    }

    private void makeCertificate() throws Exception {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "hostup",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store().toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path store() {
        return folder.resolve("hostup.p12");
    }

    private void listenOn(InetAddress address) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        hostUp = HttpsServer.create(new InetSocketAddress(address, 0), 0);
        hostUp.setHttpsConfigurator(new HttpsConfigurator(context));
        hostUp.createContext(
                "/",
                exchange -> {
                    arrived.add(
                            exchange.getRequestURI().getPath()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] body = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        hostUp.start();
    }

    @AfterEach
    void close() {
        hostUp.stop(0);
    }

    @Test
    void callsAHostUpWhoseCertificateItTrusts() throws Exception {
        String answer =
                ask(
                        List.of(
                                "-Djavax.net.ssl.trustStore=" + store(),
                                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));

        assertThat(arrived).contains("/api/v2/vps Bearer " + KEY);
        assertThat(answer).contains("\"outcome\":\"answered\"").doesNotContain(KEY);
    }

    /// X13: the certificate holds for the name, and for neither of the addresses.
    @Test
    void checksTheNameAtAnotherAddressToo() throws Exception {
        assumeFalse(Packaged.isNative(), "only a JVM takes another hosts file");
        hostUp.stop(0);
        listenOn(InetAddress.getByName("127.0.0.2"));
        Path hosts =
                Files.writeString(
                        folder.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.2 localhost\n");

        String answer =
                ask(
                        List.of(
                                "-Djdk.net.hosts.file=" + hosts,
                                "-Djavax.net.ssl.trustStore=" + store(),
                                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));

        assertThat(arrived).contains("/api/v2/vps Bearer " + KEY);
        assertThat(answer).contains("\"outcome\":\"answered\"");
    }

    @Test
    void tellsItsKeyToNobodyElse() throws Exception {
        String answer = ask(List.of());

        assertThat(arrived).isEmpty();
        assertThat(answer).contains("\"outcome\":\"unavailable\"").doesNotContain(KEY);
    }

    private String ask(List<String> options) throws IOException, InterruptedException {
        Path key = PrivateFile.write(folder.resolve("key"), KEY + "\n");
        int port = Packaged.freePort();
        Map<String, String> environment =
                Map.of(
                        "HOSTUP_API_KEY_FILE", key.toString(),
                        "NATTVAKT_HOSTUP_URL", "https://localhost:" + hostUp.getAddress().getPort(),
                        "QUARKUS_HTTP_PORT", String.valueOf(port));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/tools/find_vps"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        try (Packaged.Running _ = Packaged.serve(environment, options);
                HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
