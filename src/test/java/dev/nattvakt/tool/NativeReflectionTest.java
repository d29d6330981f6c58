package dev.nattvakt.tool;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A tool that a native image knows nothing of fails there alone, and late.
class NativeReflectionTest {

    @Test
    void holdsWhatEveryToolTakesAndAnswers() {
        RegisterForReflection world =
                NativeReflection.class.getAnnotation(RegisterForReflection.class);

        assertThat(List.of(world.targets()))
                .containsAll(
                        Catalogue.DEFINITIONS.stream()
                                .flatMap(definition ->
                                        Stream.<Class<?>>of(
                                                definition.arguments(), definition.detail()))
                                .toList());
        assertThat(world.registerFullHierarchy()).isTrue();
    }
}
