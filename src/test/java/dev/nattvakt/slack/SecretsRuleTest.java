package dev.nattvakt.slack;

import java.util.Arrays;
import java.util.Objects;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(
        packages = "dev.nattvakt.slack",
        importOptions = ImportOption.DoNotIncludeTests.class)
class SecretsRuleTest {

    @ArchTest
    static final ArchRule signaturesAreComparedInConstantTime =
            noClasses()
                    .that()
                    .haveSimpleNameStartingWith("Sign")
                    .should()
                    .callMethod(String.class, "equals", Object.class)
                    .orShould()
                    .callMethod(String.class, "equalsIgnoreCase", String.class)
                    .orShould()
                    .callMethod(String.class, "contentEquals", CharSequence.class)
                    .orShould()
                    .callMethod(String.class, "compareTo", String.class)
                    .orShould()
                    .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                    .orShould()
                    .callMethod(Objects.class, "equals", Object.class, Object.class)
                    .because(
                            "how long a comparison takes must not tell how much of a signature is"
                                    + " right: use MessageDigest.isEqual");

    @ArchTest
    static final ArchRule nothingIsLogged =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.nattvakt.slack.request..", "dev.nattvakt.slack.api..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("Logger")
                    .because("bodies, signatures and addresses of Slack are secrets");
}
