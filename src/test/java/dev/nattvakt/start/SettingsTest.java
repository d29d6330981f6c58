package dev.nattvakt.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    NATTVAKT_READONLY            | true         | There is no setting NATTVAKT_READONLY. Did you mean NATTVAKT_READ_ONLY?
                    nattvakt_readonly            | true         | There is no setting nattvakt_readonly. Did you mean NATTVAKT_READ_ONLY?
                    nattvakt.readonly            | true         | There is no setting nattvakt.readonly. Did you mean NATTVAKT_READ_ONLY?
                    NATTVAKT_CONFRIM             | never        | There is no setting NATTVAKT_CONFRIM. Did you mean NATTVAKT_CONFIRM?
                    NATTVAKT_HOSTUP_API_KEY      | canary       | There is no setting NATTVAKT_HOSTUP_API_KEY. Did you mean HOSTUP_API_KEY?
                    NATTVAKT_ACCESS_HOST         | a            | There is no setting NATTVAKT_ACCESS_HOST. Did you mean NATTVAKT_ACCESS_HOSTS?
                    NATTVAKT_SOMETHING_ELSE      | canary       | There is no setting NATTVAKT_SOMETHING_ELSE. nattvakt --help lists them.
                    NATTVAKT_MCP_ELICITATION     | off          | NATTVAKT_MCP_ELICITATION takes true, false, or names of clients, comma-separated, not "off". Did you mean false?
                    NATTVAKT_MCP_ELICITATION     | 1            | NATTVAKT_MCP_ELICITATION takes true, false, or names of clients, comma-separated, not "1". Did you mean true?
                    NATTVAKT_MCP_ELICITATION     | False,Cursor | NATTVAKT_MCP_ELICITATION takes true, false, or names of clients, comma-separated, not "False,Cursor".
                    NATTVAKT_CONFIRM             | nevr         | NATTVAKT_CONFIRM takes weakening, always or never, not "nevr". Did you mean never?
                    NATTVAKT_CONFIRM             | ''           | NATTVAKT_CONFIRM is empty. It takes weakening, always or never.
                    NATTVAKT_APPROVAL            | slakc        | NATTVAKT_APPROVAL takes caller, slack or person, not "slakc". Did you mean slack?
                    NATTVAKT_READ_ONLY           | ture         | NATTVAKT_READ_ONLY takes true or false, not "ture". Did you mean true?
                    NATTVAKT_READ_ONLY           | ''           | NATTVAKT_READ_ONLY is empty. It takes true or false.
                    NATTVAKT_SANDBOX             | ja           | NATTVAKT_SANDBOX takes true or false, not "ja".
                    NATTVAKT_AUDIT_READS         | 2            | NATTVAKT_AUDIT_READS takes true or false, not "2".
                    NATTVAKT_HERD                | 25           | NATTVAKT_HERD takes a share above 0, at most 1, such as 0.25, not "25".
                    NATTVAKT_HERD                | 1d           | NATTVAKT_HERD takes a share above 0, at most 1, such as 0.25, not "1d".
                    NATTVAKT_HERD                | 0x1p-2       | NATTVAKT_HERD takes a share above 0, at most 1, such as 0.25, not "0x1p-2".
                    NATTVAKT_HOSTUP_KEY          | canary       | There is no setting NATTVAKT_HOSTUP_KEY. Did you mean HOSTUP_API_KEY?
                    NATTVAKT_API_KEY             | canary       | There is no setting NATTVAKT_API_KEY. Did you mean HOSTUP_API_KEY?
                    NATTVAKT_APIKEY_FILE         | canary       | There is no setting NATTVAKT_APIKEY_FILE. Did you mean HOSTUP_API_KEY_FILE?
                    NATTVAKT_HOSTUP_TOKEN        | canary       | There is no setting NATTVAKT_HOSTUP_TOKEN. Did you mean HOSTUP_API_KEY?
                    NATVAKT_READ_ONLY            | true         | There is no setting NATVAKT_READ_ONLY. Did you mean NATTVAKT_READ_ONLY?
                    NATTWAKT_CONFIRM             | never        | There is no setting NATTWAKT_CONFIRM. Did you mean NATTVAKT_CONFIRM?
                    natvakt.read-only            | true         | There is no setting natvakt.read-only. Did you mean NATTVAKT_READ_ONLY?
                    NATTVAKT_TOOLS               | ,            | NATTVAKT_TOOLS takes names of tools, comma-separated, not ",".
                    NATTVAKT_SLACK_TEAMS         | , ,          | NATTVAKT_SLACK_TEAMS takes ids of Slack (T... or E...), comma-separated, not ", ,".
                    NATTVAKT_MCP_ELICITATION     | ,            | NATTVAKT_MCP_ELICITATION takes true, false, or names of clients, comma-separated, not ",".
                    NATTVAKT_MCP_ELICITATION     | nej          | NATTVAKT_MCP_ELICITATION takes true, false, or names of clients, comma-separated, not "nej". Did you mean false?
                    NATTVAKT_ACCESS_HOSTS        | https://a.example.org:443/mcp | NATTVAKT_ACCESS_HOSTS takes host names without scheme, port and path, comma-separated, not "https://a.example.org:443/mcp". Did you mean a.example.org?
                    NATTVAKT_ACCESS_HOSTS        | *.example.org | NATTVAKT_ACCESS_HOSTS takes host names without scheme, port and path, comma-separated, not "*.example.org".
                    NATTVAKT_ACCESS_HOSTS        | a b          | NATTVAKT_ACCESS_HOSTS takes host names without scheme, port and path, comma-separated, not "a b".
                    NATTVAKT_ACCESS_ORIGINS      | http://localhost:6274/ | NATTVAKT_ACCESS_ORIGINS takes web origins such as https://app.example.org, comma-separated, not "http://localhost:6274/". Did you mean http://localhost:6274?
                    NATTVAKT_ACCESS_ORIGINS      | localhost:6274 | NATTVAKT_ACCESS_ORIGINS takes web origins such as https://app.example.org, comma-separated, not "localhost:6274".
                    NATTVAKT_ACCESS_ORIGINS      | *            | NATTVAKT_ACCESS_ORIGINS takes web origins such as https://app.example.org, comma-separated, not "*".
                    NATTVAKT_ACCESS_ORIGINS      | ,            | NATTVAKT_ACCESS_ORIGINS takes web origins such as https://app.example.org, comma-separated, not ",".
                    NATTVAKT_WATCH_EVERY         | 0            | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "0".
                    NATTVAKT_WATCH_EVERY         | 15 Minutes   | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "15 Minutes". Did you mean 15m?
                    NATTVAKT_WATCH_EVERY         | 2hrs         | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "2hrs". Did you mean 2h?
                    NATTVAKT_WATCH_EVERY         | 1mo          | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "1mo".
                    NATTVAKT_HERD                | NaN          | NATTVAKT_HERD takes a share above 0, at most 1, such as 0.25, not "NaN".
                    NATTVAKT_HOSTUP_ZONE         | Europe/Stokholm | NATTVAKT_HOSTUP_ZONE takes a time zone, such as UTC or Europe/Stockholm, not "Europe/Stokholm". Did you mean Europe/Stockholm?
                    NATTVAKT_HOSTUP_ZONE         | EST | NATTVAKT_HOSTUP_ZONE takes a time zone, such as UTC or Europe/Stockholm, not "EST". Did you mean America/New_York or Etc/GMT+5?
                    NATTVAKT_HOSTUP_ZONE         | UTC+2 | NATTVAKT_HOSTUP_ZONE takes a time zone, such as UTC or Europe/Stockholm, not "UTC+2". Did you mean Etc/GMT-2?
                    NATTVAKT_WATCH_EVERY         | 15           | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "15". Did you mean 15m or 15h?
                    NATTVAKT_WATCH_EVERY         | 0s           | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "0s".
                    NATTVAKT_WATCH_EVERY         | often        | NATTVAKT_WATCH_EVERY takes a time with its unit, such as 30s, 15m, 12h or 7d, not "often".
                    NATTVAKT_WATCH_HEARTBEAT     | -7d          | NATTVAKT_WATCH_HEARTBEAT takes a time with its unit, such as 30s, 15m, 12h or 7d, not "-7d".
                    NATTVAKT_WATCH_DIGEST        | dayly        | NATTVAKT_WATCH_DIGEST takes off, daily or weekly, not "dayly". Did you mean daily?
                    NATTVAKT_WATCH_WEBHOOK_FORMAT | slack       | NATTVAKT_WATCH_WEBHOOK_FORMAT takes standard, teams or discord, not "slack".
                    NATTVAKT_WATCH_MAIL_TO       | Ops <ops@example.org> | NATTVAKT_WATCH_MAIL_TO takes mail addresses, comma-separated, not "Ops <ops@example.org>".
                    NATTVAKT_WATCH_PING          | canary       | NATTVAKT_WATCH_PING takes an https address.
                    NATTVAKT_METRICS_SERVERS     | all          | NATTVAKT_METRICS_SERVERS takes true or false, not "all".
                    NATTVAKT_MCP_PATIENCE        | 120          | NATTVAKT_MCP_PATIENCE takes a time with its unit, such as 30s, 15m, 12h or 7d, not "120". Did you mean 120m or 120h?
                    NATTVAKT_ACCESS_ANONYMOUS    | nobody       | NATTVAKT_ACCESS_ANONYMOUS takes loopback or none, not "nobody".
                    NATTVAKT_HOSTUP_URL          | http://canary:canary@hostup.se | NATTVAKT_HOSTUP_URL takes an https address (http is for this machine only), without user, password or query.
                    NATTVAKT_HOSTUP_PACE         | 0            | NATTVAKT_HOSTUP_PACE takes a whole number from 1 to 2147483647, not "0".
                    NATTVAKT_SANDBOX_PORT        | 70000        | NATTVAKT_SANDBOX_PORT takes a whole number from 0 to 65535, not "70000".
                    NATTVAKT_SANDBOX_PORT        | http         | NATTVAKT_SANDBOX_PORT takes a whole number from 0 to 65535, not "http".
                    NATTVAKT_SANDBOX_POST_MEANING | singel      | NATTVAKT_SANDBOX_POST_MEANING takes by-frequency, single or append, not "singel". Did you mean single?
                    NATTVAKT_SANDBOX_CLOCK_SPEED | 0            | NATTVAKT_SANDBOX_CLOCK_SPEED takes a whole number from 1 to 86400, not "0".
                    NATTVAKT_ACCESS_CALLS        | -1           | NATTVAKT_ACCESS_CALLS takes a whole number from 0 to 1000000, not "-1".
                    """)
    void isToldInASentence(String name, String value, String sentence) {
        assertThat(Settings.problems(Map.of(name, value))).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    NATTVAKT_CONFIRM             | NEVER
                    NATTVAKT_READ_ONLY           | True
                    NATTVAKT_MCP_ELICITATION     | FALSE
                    NATTVAKT_MCP_ELICITATION     | Cursor, Some Client
                    NATTVAKT_READ_ONLY           | 1
                    NATTVAKT_SANDBOX             | ''
                    NATTVAKT_WATCH_EVERY         | 3s
                    NATTVAKT_WATCH_EVERY         | 1h30m
                    NATTVAKT_WATCH_EVERY         | PT15M
                    NATTVAKT_WATCH_EVERY         | ''
                    NATTVAKT_HERD                | 1
                    NATTVAKT_HERD                | .5
                    NATTVAKT_ACCESS_HOSTS        | a.example.org, 10.0.0.7, [2001:db8::1]
                    NATTVAKT_ACCESS_ORIGINS      | https://a.example.org, http://localhost:6274, vscode-webview://x1
                    NATTVAKT_WATCH_DIGEST        | Weekly
                    NATTVAKT_WATCH_MAIL_TO       | ops@example.org, on-call@example.org
                    NATTVAKT_WATCH_MAIL_TO       | ''
                    NATTVAKT_WATCH_PING          | https://hc-ping.com/6f2e
                    NATTVAKT_HOSTUP_URL          | https://cloud.hostup.se
                    NATTVAKT_HOSTUP_URL          | http://127.0.0.1:9999
                    NATTVAKT_TOOLS               | find_vps, get_protection
                    NATTVAKT_SLACK_TEAMS         | ''
                    nattvakt.access.hosts[0]     | nattvakt.example
                    NATTVAKT_SANDBOX_POST_MEANING | BY_FREQUENCY
                    NATTVAKT_HOSTUP_ZONE         | europe/stockholm
                    NATTVAKT_HOSTUP_ZONE         | America/New York
                    """)
    void isTakenAsItIsMeant(String name, String value) {
        assertThat(Settings.problems(Map.of(name, value))).isEmpty();
    }

    /// A property is found under its exact name only: written otherwise, a safety switch would be
    /// ignored.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    NATTVAKT_READ_ONLY       | true | There is no setting -DNATTVAKT_READ_ONLY. Did you mean -Dnattvakt.read-only?
                    nattvakt.read_only       | true | There is no setting -Dnattvakt.read_only. Did you mean -Dnattvakt.read-only?
                    Nattvakt.Read-Only       | true | There is no setting -DNattvakt.Read-Only. Did you mean -Dnattvakt.read-only?
                    nattvakt.access.HOSTS[0] | a    | There is no setting -Dnattvakt.access.HOSTS[0]. Did you mean -Dnattvakt.access.hosts?
                    nattvakt.read-only       | ja   | nattvakt.read-only takes true or false, not "ja".
                    nattvakt.readonly        | true | There is no setting nattvakt.readonly. Did you mean NATTVAKT_READ_ONLY?
                    """)
    void aPropertyIsFoundUnderItsNameOnly(String name, String value, String sentence) {
        assertThat(Settings.problemsOfProperties(Map.of(name, value))).containsExactly(sentence);
    }

    @Test
    void propertiesOfOthersAndRightOnesAreLeftAlone() {
        assertThat(
                        Settings.problemsOfProperties(
                                Map.of(
                                        "java.version", "25",
                                        "NATTVAKT_URL", "x",
                                        "nattvakt.read-only", "true",
                                        "nattvakt.access.hosts[0]", "a")))
                .isEmpty();
    }

    /// A Service called nattvakt, in whose namespace this runs, and what clients are told by.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NATTVAKT_SERVICE_HOST",
                "NATTVAKT_SERVICE_PORT_HTTP",
                "NATTVAKT_PORT",
                "NATTVAKT_PORT_8080_TCP_ADDR",
                "NATTVAKT_URL",
                "HOSTUP_API_KEY",
                "PATH",
                "NAT_TOOLS",
                "NATURAL_HERD",
                "NATVAKT_SOMETHING",
                "quarkus.http.port"
            })
    void othersAreLeftAlone(String name) {
        assertThat(Settings.problems(Map.of(name, "anything"))).isEmpty();
    }

    @Test
    void allAreToldAtOnceAndNoSecretWithThem() {
        Map<String, String> set =
                Map.of(
                        "NATTVAKT_CONFIRM", "sometimes",
                        "NATTVAKT_READONLY", "canary",
                        "NATTVAKT_WATCH_WEBHOOK", "canary",
                        "NATTVAKT_WATCH_EVERY", "15");

        assertThat(Settings.problems(set))
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem).doesNotContain("canary"));
    }

    @Test
    void areThoseThatAreReadAndEmptyWhereTheyMayBe() {
        Map<String, Boolean> read = new HashMap<>();
        mappings().forEach(mapping -> read.putAll(properties(mapping)));
        Map<String, Boolean> known = new HashMap<>();
        Settings.ALL.forEach(setting -> known.put(setting.property(), setting.mayBeEmpty()));

        assertThat(known).isEqualTo(read);
    }

    @Test
    void haveTheDefaultsThatTheirPageTells() throws IOException {
        String page = Files.readString(Path.of("docs/settings.md"));

        assertThat(defaults())
                .containsEntry("NATTVAKT_ACCESS_CHANGES", "60")
                .allSatisfy((name, value) ->
                        assertThat(page.contains("| `" + name + "` | `" + value + "` |"))
                                .as(name + " " + value)
                                .isTrue());
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>();
        mappings()
                .flatMap(mapping ->
                        ConfigMappings.getProperties(
                                ConfigMappings.ConfigClass.configClass(mapping))
                                .entrySet()
                                .stream())
                .filter(property -> property.getValue().hasDefaultValue())
                .filter(property -> !property.getKey().endsWith("[*]"))
                .forEach(property ->
                        defaults.put(
                                Setting.environment(property.getKey()),
                                property.getValue().getDefaultValue()));
        return defaults;
    }

    @Test
    void stopTheStartTogether() {
        assertThat(Settings.problems(Map.of())).isEmpty();
        UnsafeStart.ifAny(List.of());
        assertThat(catchThrowable(() -> UnsafeStart.ifAny(List.of("One.", "Two."))))
                .isInstanceOf(UnsafeStart.class)
                .hasMessage("One.\n  Two.");
    }

    private static Map<String, Boolean> properties(Class<?> mapping) {
        Map<String, Boolean> properties = new HashMap<>();
        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping))
                .forEach((name, property) -> {
                    if (!name.endsWith("[*]")) {
                        properties.put(name, mayBeEmpty(property));
                    }
                });
        return properties;
    }

    private static boolean mayBeEmpty(Property property) {
        return !property.hasDefaultValue();
    }

    private static Stream<Class<?>> mappings() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.nattvakt")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect);
    }
}
