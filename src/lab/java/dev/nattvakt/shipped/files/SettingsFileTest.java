package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsFileTest {

    private static final Pattern NAME =
            Pattern.compile("^\\| `(NATTVAKT_[A-Z_]+)`", Pattern.MULTILINE);

    private static final Set<String> NO_SECRETS =
            Set.of("NATTVAKT_ACCESS_TOKENS_FILE", "NATTVAKT_AUDIT_FILE", "NATTVAKT_POLICY_FILE");

    @Test
    void namesEverySettingThatThereIsAndNoOther() throws IOException {
        assertThat(named()).containsExactlyInAnyOrderElementsOf(there());
    }

    /// Every secret as a file is told in the first lines.
    private static Set<String> there() {
        return mappings().stream()
                .flatMap(mapping ->
                        ConfigMappings.getProperties(
                                ConfigMappings.ConfigClass.configClass(mapping))
                                .keySet()
                                .stream())
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .filter(name -> !name.endsWith("[*]"))
                .filter(name -> !name.endsWith("_FILE") || NO_SECRETS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> mappings() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.nattvakt")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static Set<String> named() throws IOException {
        return NAME.matcher(Files.readString(Path.of("docs", "settings.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
