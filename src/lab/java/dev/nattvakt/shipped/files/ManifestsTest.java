package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.policyfile.PolicyFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/// The rules that k8s/ keeps, by name.
class ManifestsTest {

    private static final List<String> LOOPBACK = List.of("127.0.0.1");

    static List<Path> files() {
        return Manifests.files();
    }

    static List<Path> kustomizations() {
        return Manifests.kustomizations();
    }

    static Stream<Arguments> everyRuleOnEveryPod() {
        return Workload.all()
                .flatMap(workload ->
                        Stream.of(PodRule.values()).map(rule -> Arguments.of(workload, rule)));
    }

    static Stream<String> egressPolicies() {
        return Stream.of(
                "base/networkpolicy.yaml",
                "sidecar/networkpolicy.yaml",
                "watch/networkpolicy.yaml",
                "policy/networkpolicy.yaml");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void everyRuleOnEveryPod(Workload workload, PodRule rule) {
        assertThat(rule.test(workload)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsWhatTheApiServerTakes(Path file) {
        HasMetadata object = Manifests.typed(Manifests.tree(file));

        assertThat(object.getMetadata().getName()).isNotBlank();
    }

    /// A check that lets everything pass would prove nothing.
    @Test
    void strictParsingRefusesAMisspeltField() {
        ObjectNode tree = (ObjectNode) Manifests.tree("base/deployment.yaml");
        ((ObjectNode) tree.at("/spec/template/spec")).put("enableServiceLink", false);

        assertThatIllegalStateException()
                .isThrownBy(() -> Manifests.typed(tree))
                .withMessageContaining("enableServiceLink");
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyKustomizationNamesWhatIsThere(Path file) {
        JsonNode kustomization = Manifests.tree(file);

        assertThat(kustomization.path("resources"))
                .isNotEmpty()
                .allSatisfy(
                        resource -> assertThat(file.resolveSibling(resource.asText())).exists());
        assertThat(kustomization.path("patches"))
                .allSatisfy(patch ->
                        assertThat(file.resolveSibling(patch.path("path").asText())).exists());
    }

    @Test
    void everyFileIsInItsKustomization() {
        assertThat(Manifests.files())
                .allSatisfy(file ->
                        assertThat(file.resolveSibling("kustomization.yaml"))
                                .content()
                                .contains(file.getFileName().toString()));
    }

    @Test
    void imageIsTheVersionThatIsBuilt() {
        assertThat(Workload.all().map(workload -> workload.container().getImage()).distinct())
                .singleElement()
                .satisfies(image ->
                        assertThat(Path.of("pom.xml"))
                                .content()
                                .containsPattern(
                                        "<version>"
                                                + image.split(":")[1]
                                                + "(-SNAPSHOT)?</version>"));
    }

    @Test
    void namespaceIsRestricted() {
        Namespace namespace = (Namespace) Manifests.read("namespace/namespace.yaml");

        assertThat(namespace.getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
                .containsEntry("pod-security.kubernetes.io/audit", "restricted")
                .containsEntry("pod-security.kubernetes.io/warn", "restricted");
    }

    @Test
    void serviceAccountHasNoTokenAndNoRights() {
        ServiceAccount account = (ServiceAccount) Manifests.read("namespace/serviceaccount.yaml");

        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(Manifests.files())
                .noneMatch(file -> content(file).contains("rbac.authorization.k8s.io"));
    }

    @Test
    void noSecretIsInTheTree() {
        assertThat(Manifests.files()).noneMatch(file -> content(file).contains("kind: Secret"));
        assertThat(Manifests.kustomizations())
                .noneMatch(file -> content(file).contains("secretGenerator"));
    }

    @Test
    void noDigestIsInvented() {
        assertThat(Stream.concat(files().stream(), kustomizations().stream()))
                .noneMatch(file -> content(file).contains("sha256:"));
    }

    @Test
    void serverIsAloneAndNeverRolled() {
        DeploymentSpec spec = alone();

        assertThat(spec.getReplicas()).isOne();
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(spec.getStrategy().getRollingUpdate()).isNull();
    }

    @Test
    void selectorsFindThePod() {
        Map<String, String> labels = alone().getTemplate().getMetadata().getLabels();
        Service service = (Service) Manifests.read("base/service.yaml");
        PodDisruptionBudget budget =
                (PodDisruptionBudget) Manifests.read("base/poddisruptionbudget.yaml");

        assertThat(labels).containsAllEntriesOf(alone().getSelector().getMatchLabels());
        assertThat(labels).containsAllEntriesOf(service.getSpec().getSelector());
        assertThat(labels).containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels());
        assertThat(labels)
                .containsAllEntriesOf(
                        policy("base/networkpolicy.yaml")
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels());
    }

    @Test
    void whoListensBeyondLoopbackKnowsItsCallers() {
        Workload alone = Workload.alone();

        assertThat(alone.environment("QUARKUS_HTTP_HOST")).contains("0.0.0.0");
        assertThat(alone.environment("NATTVAKT_ACCESS_ANONYMOUS")).contains("none");
        assertThat(alone.environment("NATTVAKT_ACCESS_TOKENS_FILE"))
                .contains("/run/secrets/nattvakt/access-tokens");
    }

    @Test
    void hostsAreThoseOfTheService() {
        assertThat(Workload.alone().environment("NATTVAKT_ACCESS_HOSTS").orElseThrow().split(","))
                .containsExactly(
                        "nattvakt",
                        "nattvakt.nattvakt",
                        "nattvakt.nattvakt.svc",
                        "nattvakt.nattvakt.svc.cluster.local");
    }

    @Test
    void portsAgreeFromImageToService() {
        Service service = (Service) Manifests.read("base/service.yaml");
        String port = DockerfilesTest.NATIVE.shipped().last("EXPOSE").arguments();

        assertThat(Workload.alone().container().getPorts())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getContainerPort()).hasToString(port);
                    assertThat(service.getSpec().getPorts().getFirst().getTargetPort().getStrVal())
                            .isEqualTo(it.getName());
                });
        assertThat(Workload.alone().environment("QUARKUS_HTTP_PORT")).contains(port);
        assertThat(Workload.sidecar().environment("QUARKUS_HTTP_PORT")).contains(port);
    }

    @Test
    void serviceIsNotOpenToTheWorld() {
        assertThat(((Service) Manifests.read("base/service.yaml")).getSpec().getType())
                .isEqualTo("ClusterIP");
    }

    @Test
    void probesOfTheServerAskForWhatTheyMean() {
        Container server = Workload.alone().container();

        assertThat(path(server.getStartupProbe())).isEqualTo("/health/started");
        assertThat(path(server.getLivenessProbe())).isEqualTo("/health/live");
        assertThat(path(server.getReadinessProbe())).isEqualTo("/health/ready");
    }

    @Test
    void stoppingLeavesTimeToVerifyAChange() {
        Workload alone = Workload.alone();
        long sleep = alone.container().getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(sleep).isPositive();
        assertThat(alone.pod().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(sleep + shutdownSeconds() + 10);
        assertThat(Workload.sidecar().pod().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(shutdownSeconds() + 10);
    }

    @Test
    void disruptionBudgetLetsANodeBeDrained() {
        PodDisruptionBudget budget =
                (PodDisruptionBudget) Manifests.read("base/poddisruptionbudget.yaml");

        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isOne();
        assertThat(budget.getSpec().getMinAvailable()).isNull();
        assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
    }

    @Test
    void namespaceTalksToNobodyUnlessItIsSaid() {
        NetworkPolicy policy = policy("namespace/networkpolicy.yaml");

        assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress()).isEmpty();
        assertThat(policy.getSpec().getEgress()).isEmpty();
    }

    @Test
    void onlyLabelledNamespacesReachTheOnePort() {
        assertThat(policy("base/networkpolicy.yaml").getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.getFrom())
                            .singleElement()
                            .satisfies(from ->
                                    assertThat(from.getNamespaceSelector().getMatchLabels())
                                            .containsExactly(
                                                    Map.entry("nattvakt.dev/may-call", "true")));
                    assertThat(rule.getPorts())
                            .singleElement()
                            .satisfies(
                                    port -> assertThat(port.getPort().getIntVal()).isEqualTo(8080));
                });
        assertThat(policy("sidecar/networkpolicy.yaml").getSpec().getIngress()).isEmpty();
        assertThat(policy("watch/networkpolicy.yaml").getSpec().getIngress()).isEmpty();
        assertThat(policy("policy/networkpolicy.yaml").getSpec().getIngress()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("egressPolicies")
    void outGoNamesAndPublicHttpsOnly(String file) {
        List<NetworkPolicyEgressRule> rules = policy(file).getSpec().getEgress();

        assertThat(policy(file).getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(rules).hasSize(2).noneMatch(rule -> rule.getTo().isEmpty());
        assertThat(rules.getFirst().getPorts()).allMatch(port -> port.getPort().getIntVal() == 53);
        assertThat(rules.getLast().getPorts())
                .singleElement()
                .matches(port -> port.getPort().getIntVal() == 443);
        assertThat(rules.getLast().getTo())
                .singleElement()
                .satisfies(to -> assertThat(to.getIpBlock()).satisfies(ManifestsTest::isPublic));
    }

    @Test
    void sidecarStartsBeforeTheAgentAndStopsAfterIt() {
        Container sidecar = Workload.sidecar().container();

        assertThat(Workload.beside().getSpec().getTemplate().getSpec().getInitContainers())
                .contains(sidecar);
        assertThat(sidecar.getRestartPolicy()).isEqualTo("Always");
        assertThat(sidecar.getStartupProbe()).isNotNull();
    }

    @Test
    void sidecarListensOnLoopbackAndAsksForATokenEvenSo() {
        Workload sidecar = Workload.sidecar();

        assertThat(sidecar.environment("QUARKUS_HTTP_HOST")).get().isIn(LOOPBACK);
        assertThat(sidecar.environment("NATTVAKT_ACCESS_ANONYMOUS")).contains("none");
        assertThat(sidecar.environment("NATTVAKT_ACCESS_TOKENS_FILE")).isPresent();
        assertThat(sidecar.container().getPorts()).isEmpty();
    }

    /// A kubelet asks the Pod's address, where nobody listens.
    @Test
    void sidecarIsProbedFromWithin() {
        Container sidecar = Workload.sidecar().container();

        assertThat(
                        Stream.of(
                                sidecar.getStartupProbe(),
                                sidecar.getLivenessProbe(),
                                sidecar.getReadinessProbe()))
                .allMatch(probe ->
                        probe.getHttpGet() == null
                                && probe.getTcpSocket() == null
                                && probe.getExec() != null);
    }

    @Test
    void agentNeverSeesTheKeyOfHostUp() {
        Container agent =
                Workload.beside().getSpec().getTemplate().getSpec().getContainers().getFirst();

        assertThat(agent.getVolumeMounts())
                .extracting("name")
                .contains("nattvakt-caller")
                .doesNotContain("nattvakt-secrets");
    }

    @Test
    void agentIsNeverRolledEither() {
        Deployment agent = Workload.beside();

        assertThat(agent.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(agent.getSpec().getReplicas()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "policy"})
    void looksOnceAndIsNeverTwoAtATime(String folder) {
        CronJobSpec spec = ((CronJob) Manifests.read(folder + "/cronjob.yaml")).getSpec();
        JobSpec job = spec.getJobTemplate().getSpec();

        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(spec.getTimeZone()).isEqualTo("Etc/UTC");
        assertThat(spec.getStartingDeadlineSeconds()).isPositive();
        assertThat(job.getBackoffLimit()).isZero();
        assertThat(job.getActiveDeadlineSeconds()).isPositive();
        assertThat(job.getTtlSecondsAfterFinished()).isPositive();
        assertThat(job.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void everyCronJobStartsItsMode() {
        assertThat(Workload.watch().container().getArgs()).containsExactly("watch", "--once");
        assertThat(Workload.policy().container().getArgs()).containsExactly("policy");
    }

    /// Mounted as a folder: a subPath would never change.
    @Test
    void policyIsMountedFromTheConfigMapAndCanBeUsed(@TempDir Path folder) throws IOException {
        Workload policy = Workload.policy();
        ConfigMap rules = (ConfigMap) Manifests.read("policy/configmap.yaml");
        Path file = Path.of(policy.environment("NATTVAKT_POLICY_FILE").orElseThrow());
        Path copy =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        rules.getData().get(file.getFileName().toString()));

        assertThat(policy.container().getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().equals(file.getParent().toString()))
                .singleElement()
                .satisfies(mount -> {
                    assertThat(mount.getReadOnly()).isTrue();
                    assertThat(mount.getSubPath()).isNull();
                    assertThat(policy.volumes())
                            .filteredOn(volume -> volume.getName().equals(mount.getName()))
                            .extracting(volume -> volume.getConfigMap().getName())
                            .containsExactly(rules.getMetadata().getName());
                });
        assertThat(
                        PolicyFile.at(
                                        Optional.of(copy),
                                        ZoneOffset.UTC,
                                        Clock.systemUTC(),
                                        System::nanoTime)
                                .current())
                .hasValueSatisfying(read -> assertThat(read.rules()).hasSize(3));
        assertThat(policy.environment("NATTVAKT_READ_ONLY")).contains("true");
    }

    @Test
    void watchCannotChangeAnythingAndKeepsWhatItSaw() {
        Workload watch = Workload.watch();

        assertThat(watch.environment("NATTVAKT_READ_ONLY")).contains("true");
        assertThat(watch.environment("NATTVAKT_WATCH_STATE"))
                .get()
                .asString()
                .startsWith("/state/");
        assertThat(watch.container().getVolumeMounts()).extracting("mountPath").contains("/state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "watch", "policy", "namespace"})
    void staysInItsNamespace(String folder) {
        assertThat(Manifests.tree(folder + "/kustomization.yaml").path("namespace").asText())
                .isEqualTo("nattvakt");
        assertThat(Manifests.files())
                .filteredOn(file -> file.startsWith(Manifests.FOLDER.resolve(folder)))
                .noneMatch(file -> Manifests.tree(file).at("/metadata").has("namespace"));
    }

    private static DeploymentSpec alone() {
        return ((Deployment) Manifests.read("base/deployment.yaml")).getSpec();
    }

    private static NetworkPolicy policy(String file) {
        return (NetworkPolicy) Manifests.read(file);
    }

    private static void isPublic(IPBlock block) {
        assertThat(block.getExcept())
                .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    /// quarkus.shutdown.timeout, as the server has it.
    private static long shutdownSeconds() {
        return content(Path.of("src/main/resources/application.properties"))
                .lines()
                .filter(line -> line.startsWith("quarkus.shutdown.timeout="))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
