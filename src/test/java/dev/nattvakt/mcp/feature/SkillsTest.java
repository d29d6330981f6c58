package dev.nattvakt.mcp.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.doors.Published;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.Catalogue;

import static org.assertj.core.api.Assertions.assertThat;

/// The limits of the Agent Skills form, and that a skill asks for nothing that is not there.
class SkillsTest {

    private static final Path FOLDER = Path.of("tools/skills");

    private static final Pattern TOOL = Pattern.compile("`([a-z]+_[a-z_]+)`");

    /// A skill says that they may be missing.
    private static final Set<String> IF_OFFERED = Set.of("plan_fleet_change", "list_changes");

    static List<Skills.Skill> all() {
        return Skills.with(new Catalogue(Answered.TOOLS, false, false));
    }

    @Test
    void everyFolderIsASkill() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            all().stream().map(Skills.Skill::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasAFrontMatterThatClientsTake(Skills.Skill skill) throws IOException {
        assertThat(skill.name()).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(64);
        assertThat(skill.description()).hasSizeBetween(1, 1_024).doesNotContain(": ", "<", ">");
        assertThat(skill.uri()).isEqualTo("skill://" + skill.name() + "/SKILL.md");
        assertThat(FOLDER.resolve(skill.name()).resolve("SKILL.md")).hasContent(skill.text());
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesToolsThatAreThere(Skills.Skill skill) {
        assertThat(TOOL.matcher(skill.text()).results().map((MatchResult it) -> it.group(1)))
                .isNotEmpty()
                .allSatisfy(tool -> {
                    if (IF_OFFERED.contains(tool)) {
                        assertThat(skill.text()).contains("is offered");
                    } else {
                        assertThat(Published.TOOLS).contains(tool);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesRoomInAModelsContext(Skills.Skill skill) {
        assertThat(skill.text().lines()).hasSizeLessThan(60);
    }
}
