package dev.nattvakt.tool.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.Definition;

import static org.assertj.core.api.Assertions.assertThat;

/// A record that a native image cannot look into fails there alone, and late.
class NativeReflectionTest {

    static Stream<Class<?>> records() {
        return Stream.of(
                        Answered.DEFINITIONS.stream().<Class<?>>map(Definition::arguments),
                        Arrays.<Class<?>>stream(ResultView.Detail.class.getPermittedSubclasses()),
                        Stream.<Class<?>>of(ResultView.class, ErrorDetail.class))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatJacksonLooksIntoIsRegisteredWithAllThatItHolds(Class<?> type) {
        assertThat(type.getAnnotation(RegisterForReflection.class))
                .isNotNull()
                .extracting(RegisterForReflection::registerFullHierarchy)
                .isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("serializers")
    void whatJacksonMakesByItsNameIsRegistered(Class<?> type) {
        assertThat(type.getAnnotation(RegisterForReflection.class)).isNotNull();
    }

    static List<Class<?>> serializers() {
        return List.of(SummaryText.class);
    }
}
