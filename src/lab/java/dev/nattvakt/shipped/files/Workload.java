package dev.nattvakt.shipped.files;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;

/// One of the ways in which this server runs on Kubernetes.
///
/// @param container the one that is ours
record Workload(String name, PodTemplateSpec template, Container container) {

    static Workload alone() {
        return of(
                "base",
                ((Deployment) Manifests.read("base/deployment.yaml")).getSpec().getTemplate());
    }

    static Workload sidecar() {
        return of("sidecar", beside().getSpec().getTemplate());
    }

    static Workload watch() {
        return repeated("watch");
    }

    static Workload policy() {
        return repeated("policy");
    }

    private static Workload repeated(String name) {
        return of(
                name,
                ((CronJob) Manifests.read(name + "/cronjob.yaml"))
                        .getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate());
    }

    static Stream<Workload> all() {
        return Stream.of(alone(), sidecar(), watch(), policy());
    }

    /// The stand-in for an agent, with our patch.
    static Deployment beside() {
        return (Deployment) Manifests.read("sidecar/agent.yaml", "sidecar/nattvakt.yaml");
    }

    PodSpec pod() {
        return template.getSpec();
    }

    /// Ours and, beside an agent, the agent's.
    List<Container> containers() {
        return containers(pod()).toList();
    }

    Optional<String> environment(String variable) {
        return container.getEnv().stream()
                .filter(it -> it.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst();
    }

    List<Volume> volumes() {
        return pod().getVolumes();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Workload of(String name, PodTemplateSpec template) {
        Container ours =
                containers(template.getSpec())
                        .filter(container -> container.getImage().startsWith("nattvakt:"))
                        .findFirst()
                        .orElseThrow();
        return new Workload(name, template, ours);
    }

    private static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
    }
}
