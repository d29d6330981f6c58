package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/// The files in k8s/, as typed as the API server takes them: a field that a kind does not have, a
/// key twice or a kind that is not expected here is an error.
final class Manifests {

    static final Path FOLDER = Path.of("k8s");

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .setAnnotationIntrospector(new NothingUnknown());

    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.ofEntries(
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("v1/Namespace", Namespace.class),
                    Map.entry("v1/ServiceAccount", ServiceAccount.class),
                    Map.entry("v1/Service", Service.class),
                    Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("batch/v1/CronJob", CronJob.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
                    Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class));

    private Manifests() {}

    /// Every file below the folder but the kustomizations.
    static List<Path> files() {
        return list("").filter(file -> !file.endsWith("kustomization.yaml")).toList();
    }

    static List<Path> kustomizations() {
        return list("").filter(file -> file.endsWith("kustomization.yaml")).toList();
    }

    static HasMetadata read(String file) {
        return typed(tree(file));
    }

    /// The object with a patch applied: lists of named things are merged by name, null takes away.
    static HasMetadata read(String file, String patch) {
        return typed(merged((ObjectNode) tree(file), tree(patch)));
    }

    static JsonNode tree(String file) {
        return tree(FOLDER.resolve(file));
    }

    /// The one document in a file.
    static JsonNode tree(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            JsonNode document = documents.next();
            if (documents.hasNext()) {
                throw new IllegalStateException(file + " has several documents");
            }
            return document;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static HasMetadata typed(JsonNode tree) {
        String kind = tree.path("apiVersion").asText() + "/" + tree.path("kind").asText();
        try {
            return STRICT.treeToValue(tree, KINDS.get(kind));
        } catch (JsonProcessingException unknown) {
            throw new IllegalStateException(kind + ": " + unknown.getMessage(), unknown);
        }
    }

    private static Stream<Path> list(String folder) {
        try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode merged(ObjectNode into, JsonNode patch) {
        patch.properties()
                .forEach(field -> {
                    JsonNode old = into.path(field.getKey());
                    JsonNode change = field.getValue();
                    if (change.isNull()) {
                        into.remove(field.getKey());
                    } else if (old.isObject()) {
                        merged((ObjectNode) old, change);
                    } else if (old.isArray()) {
                        mergeByName((ArrayNode) old, change);
                    } else {
                        into.set(field.getKey(), change);
                    }
                });
        return into;
    }

    private static void mergeByName(ArrayNode into, JsonNode patch) {
        for (JsonNode change : patch) {
            boolean isNew = true;
            for (JsonNode old : into) {
                if (old.path("name").equals(change.path("name"))) {
                    merged((ObjectNode) old, change);
                    isNew = false;
                }
            }
            if (isNew) {
                into.add(change);
            }
        }
    }

    /// The models keep fields that they do not know; here they are mistakes.
    private static final class NothingUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
