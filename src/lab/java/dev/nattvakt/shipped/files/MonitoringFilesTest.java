package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.fleet.verdict.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/// The files of tools/monitoring, which `tools/check-monitoring` gives to Prometheus and Grafana.
class MonitoringFilesTest {

    private static final Path FOLDER = Path.of("tools/monitoring");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:nattvakt|http_client|http_server)_[a-z_]+[a-z]\\b");
    private static final Pattern SUFFIX = Pattern.compile("_(?:count|sum|bucket)$");

    @ParameterizedTest
    @ValueSource(strings = {"rules.yaml", "rules-test.yaml", "dashboard.json"})
    void onlyMetricsThatThereAreAreAskedFor(String file) throws IOException {
        Set<String> known =
                metrics(Path.of("src/main/java/dev/nattvakt/metrics/package-info.java"));

        assertThat(metrics(FOLDER.resolve(file)))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(known).contains(SUFFIX.matcher(metric).replaceAll("")));
    }

    @Test
    void everyBadVerdictHasARule() {
        assertThat(Arrays.stream(Verdict.values()))
                .filteredOn(verdict -> verdict.isProblem())
                .allSatisfy(verdict ->
                        assertThat(expressions())
                                .contains(
                                        "nattvakt_server_verdict{verdict=\"%s\"} == 1"
                                                .formatted(verdict.word())));
    }

    @Test
    void everyRuleHasATest() throws IOException {
        String tests = Files.readString(FOLDER.resolve("rules-test.yaml"));

        assertThat(rules().map(rule -> rule.path("alert").asText()))
                .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert + "\n"));
    }

    @Test
    void theOperatorGetsTheSameRules() {
        assertThat(Manifests.tree("monitoring/prometheusrule.yaml").at("/spec/groups"))
                .isEqualTo(Manifests.tree(FOLDER.resolve("rules.yaml")).path("groups"));
    }

    @Test
    void theOperatorScrapesTheServiceByItsNameAndWithAToken() {
        ServiceMonitor monitor = (ServiceMonitor) Manifests.read("monitoring/servicemonitor.yaml");
        Service service = (Service) Manifests.read("base/service.yaml");

        assertThat(service.getMetadata().getLabels())
                .containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels());
        Endpoint endpoint = monitor.getSpec().getEndpoints().getFirst();
        assertThat(endpoint.getPort()).isEqualTo(service.getSpec().getPorts().getFirst().getName());
        assertThat(endpoint.getAuthorization().getCredentials().getName()).isNotBlank();
        String address = endpoint.getRelabelings().getFirst().getReplacement();
        assertThat(Workload.alone().environment("NATTVAKT_ACCESS_HOSTS").orElseThrow().split(","))
                .contains(address.split(":")[0]);
        assertThat(address).endsWith(":" + service.getSpec().getPorts().getFirst().getPort());
    }

    private static List<String> expressions() {
        return rules().map(rule -> rule.path("expr").asText()).toList();
    }

    private static Stream<JsonNode> rules() {
        return Manifests.tree(FOLDER.resolve("rules.yaml"))
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    private static Set<String> metrics(Path file) throws IOException {
        return METRIC.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
