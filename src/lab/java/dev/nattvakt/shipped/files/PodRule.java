package dev.nattvakt.shipped.files;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;

/// What holds for every Pod that this server is in: the restricted Pod Security Standard, and what
/// a scorer of manifests would ask for beyond it.
enum PodRule implements Predicate<Workload> {
    RUNS_AS_A_NUMERIC_USER_THAT_IS_NOT_ROOT(
            onPod(pod ->
                    pod.getSecurityContext().getRunAsNonRoot()
                            && pod.getSecurityContext().getRunAsUser() > 0
                            && pod.getSecurityContext().getRunAsGroup() > 0)),
    RUNS_AS_THE_USER_OF_THE_IMAGE(
            onPod(pod ->
                    pod.getSecurityContext()
                            .getRunAsUser()
                            .toString()
                            .equals(DockerfilesTest.NATIVE.shipped().last("USER").arguments()))),
    NO_CONTAINER_CHANGES_THE_USER(
            onContainers(container ->
                    container.getSecurityContext().getRunAsUser() == null
                            && container.getSecurityContext().getRunAsNonRoot() == null)),
    GAINS_NO_PRIVILEGES(
            onSecurity(security -> Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()))),
    IS_NOT_PRIVILEGED(onSecurity(security -> !Boolean.TRUE.equals(security.getPrivileged()))),
    HAS_NO_CAPABILITIES(
            onSecurity(security ->
                    security.getCapabilities().getDrop().equals(List.of("ALL"))
                            && security.getCapabilities().getAdd().isEmpty())),
    WRITES_NOT_TO_ITS_ROOT(
            onSecurity(security -> Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()))),
    USES_THE_DEFAULT_SECCOMP_PROFILE(
            onPod(pod ->
                    pod.getSecurityContext()
                            .getSeccompProfile()
                            .getType()
                            .equals("RuntimeDefault"))),
    SHARES_NOTHING_WITH_ITS_NODE(
            onPod(pod ->
                    Stream.of(
                                    pod.getHostNetwork(),
                                    pod.getHostPID(),
                                    pod.getHostIPC(),
                                    pod.getShareProcessNamespace())
                            .allMatch(Objects::isNull))),
    OPENS_NO_PORT_OF_ITS_NODE(
            onContainers(container ->
                    container.getPorts().stream().allMatch(port -> port.getHostPort() == null))),
    HOLDS_NO_TOKEN_OF_KUBERNETES(
            onPod(pod -> Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()))),
    LEARNS_OF_NO_OTHER_SERVICES(onPod(pod -> Boolean.FALSE.equals(pod.getEnableServiceLinks()))),
    MOUNTS_ONLY_KINDS_THAT_THE_STANDARD_ALLOWS(
            onVolumes(volume ->
                    volume.getHostPath() == null
                            && (volume.getEmptyDir() != null
                                    || volume.getSecret() != null
                                    || volume.getConfigMap() != null
                                    || volume.getPersistentVolumeClaim() != null))),
    ASKS_FOR_CPU(onContainers(container -> asked(container, "cpu") != null)),
    IS_NEVER_THROTTLED(onContainers(container -> limit(container, "cpu") == null)),
    MAY_USE_THE_MEMORY_THAT_IT_ASKED_FOR_AND_NO_MORE(
            onContainers(container ->
                    limit(container, "memory") != null
                            && limit(container, "memory").equals(asked(container, "memory")))),
    FILLS_NO_DISK(onOurs(container -> limit(container, "ephemeral-storage") != null)),
    HAS_A_BOUNDED_TMP(workload ->
            volume(workload, mount(workload.container(), "/tmp")).getEmptyDir().getSizeLimit()
                    != null),
    HAS_NO_SECRET_IN_ITS_ENVIRONMENT(
            onContainers(container ->
                    container.getEnvFrom().isEmpty()
                            && container.getEnv().stream()
                                    .allMatch(variable ->
                                            variable.getValueFrom() == null
                                                    && (variable.getValue()
                                                                    .startsWith("/run/secrets/")
                                                            || !variable.getName()
                                                                    .matches(
                                                                            ".*(KEY|TOKEN|SECRET|WEBHOOK).*"))))),
    READS_ITS_KEY_FROM_A_FILE_THAT_IS_MOUNTED(workload ->
            mounted(workload, workload.environment("HOSTUP_API_KEY_FILE").orElseThrow())),
    ITS_SECRETS_ARE_READ_BY_ITS_GROUP_AND_NOT_BY_OTHERS(workload ->
            secrets(workload.pod()).allMatch(secret -> secret.getDefaultMode() == 0440)
                    && workload.pod()
                            .getSecurityContext()
                            .getFsGroup()
                            .equals(workload.pod().getSecurityContext().getRunAsGroup())),
    TAKES_ONLY_THE_SECRETS_THAT_IT_NAMES(
            onPod(pod -> secrets(pod).noneMatch(secret -> secret.getItems().isEmpty()))),
    MOUNTS_ITS_SECRETS_READ_ONLY(workload ->
            workload.containers().stream()
                    .flatMap(container -> container.getVolumeMounts().stream())
                    .filter(mount -> volume(workload, mount).getSecret() != null)
                    .allMatch(mount -> Boolean.TRUE.equals(mount.getReadOnly()))),
    HAS_AN_EXACT_IMAGE(
            onContainers(
                    container -> container.getImage().matches("[a-z]+:[0-9]+\\.[0-9]+\\.[0-9]+"))),
    NEEDS_NO_SHELL(
            onContainers(container ->
                    container.getCommand().isEmpty()
                            && probes(container)
                                    .map(Probe::getExec)
                                    .filter(Objects::nonNull)
                                    .allMatch(
                                            exec -> exec.getCommand().equals(probeOfTheImage())))),
    IS_GIVEN_TIME_TO_FINISH(onPod(pod -> pod.getTerminationGracePeriodSeconds() >= 30)),
    IS_LABELLED(workload ->
            workload.template().getMetadata().getLabels().containsKey("app.kubernetes.io/name"));

    private final Predicate<Workload> rule;

    PodRule(Predicate<Workload> rule) {
        this.rule = rule;
    }

    @Override
    public boolean test(Workload workload) {
        return rule.test(workload);
    }

    private static Predicate<Workload> onPod(Predicate<PodSpec> rule) {
        return workload -> rule.test(workload.pod());
    }

    private static Predicate<Workload> onOurs(Predicate<Container> rule) {
        return workload -> rule.test(workload.container());
    }

    private static Predicate<Workload> onContainers(Predicate<Container> rule) {
        return workload -> workload.containers().stream().allMatch(rule);
    }

    private static Predicate<Workload> onSecurity(Predicate<SecurityContext> rule) {
        return onContainers(container -> rule.test(container.getSecurityContext()));
    }

    private static Predicate<Workload> onVolumes(Predicate<Volume> rule) {
        return workload -> workload.volumes().stream().allMatch(rule);
    }

    private static Quantity asked(Container container, String resource) {
        return container.getResources().getRequests().get(resource);
    }

    private static Quantity limit(Container container, String resource) {
        return container.getResources().getLimits().get(resource);
    }

    private static Stream<SecretVolumeSource> secrets(PodSpec pod) {
        return pod.getVolumes().stream().map(Volume::getSecret).filter(Objects::nonNull);
    }

    private static Stream<Probe> probes(Container container) {
        return Stream.of(
                        container.getStartupProbe(),
                        container.getLivenessProbe(),
                        container.getReadinessProbe())
                .filter(Objects::nonNull);
    }

    private static VolumeMount mount(Container container, String path) {
        return container.getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Volume volume(Workload workload, VolumeMount mount) {
        return workload.volumes().stream()
                .filter(volume -> volume.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mounted(Workload workload, String file) {
        int slash = file.lastIndexOf('/');
        return volume(workload, mount(workload.container(), file.substring(0, slash)))
                .getSecret()
                .getItems()
                .stream()
                .anyMatch(item -> item.getPath().equals(file.substring(slash + 1)));
    }

    private static List<String> probeOfTheImage() {
        return List.of(
                DockerfilesTest.NATIVE.shipped().last("ENTRYPOINT").exec().getFirst(), "probe");
    }
}
