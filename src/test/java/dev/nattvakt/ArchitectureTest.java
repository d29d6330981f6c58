package dev.nattvakt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.change.Cleared;
import dev.nattvakt.change.WritePort;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/// The house as rules: who may know whom, and what may not be there at all. A rule about a package
/// that has been renamed away fails.
@AnalyzeClasses(packages = "dev.nattvakt", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> NAMED_ROOMS = new TreeSet<>();

    private static final String SCHEDULE = in("schedule");
    private static final String CALLER = in("caller");
    private static final String FLEET = in("fleet");
    private static final String POLICY = in("fleet.policy");
    private static final String POLICY_FILE = in("policyfile");
    private static final String CHANGE = in("change");
    private static final String WORDS = in("words");
    private static final String HOSTUP = in("hostup");
    private static final String SANDBOX = in("sandbox");
    private static final String MCP = in("mcp");
    private static final String[] CORE = {SCHEDULE, CALLER, FLEET, CHANGE};
    private static final List<String> DOORS = List.of("mcp", "rest", "slack", "watch", "board");

    @ArchTest
    static final ArchRule scheduleIsPure =
            knowsOnly(SCHEDULE)
                    .because(
                            "the nouns are the same whoever uses them: plain java.*, nobody of ours");

    @ArchTest
    static final ArchRule cadencesKnowNoSchedule =
            knowsOnly(in("schedule.cadence"))
                    .because("when something runs is the same whatever it is that runs");

    @ArchTest
    static final ArchRule whatIsWantedIsNotWhatIsStated =
            noClasses()
                    .that(
                            resideInAPackage(SCHEDULE)
                                    .and(resideOutsideOfPackages(in("schedule.stated"))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(in("schedule.stated"))
                    .because("a wish is complete and valid whatever HostUp says");

    @ArchTest
    static final ArchRule callerIsPure =
            knowsOnly(CALLER, SCHEDULE)
                    .because("who asks, and what they may touch, depends on no door and no HostUp");

    @ArchTest
    static final ArchRule fleetOnlyReads =
            knowsOnly(FLEET, SCHEDULE, CALLER)
                    .because(
                            "whoever reads the fleet cannot name a write; a port that fleet needs is"
                                    + " declared in fleet and implemented in hostup");

    @ArchTest
    static final ArchRule fleetHasFloors =
            all(Stream.of(
                            knowsOnly(in("fleet.port"), SCHEDULE, CALLER),
                            knowsOnly(in("fleet.pace"), in("fleet.port"), SCHEDULE, CALLER),
                            knowsOnly(in("fleet.verdict"), in("fleet.port"), SCHEDULE, CALLER),
                            knowsOnly(
                                    in("fleet.remedy"),
                                    in("fleet.verdict"),
                                    in("fleet.port"),
                                    SCHEDULE,
                                    CALLER)))
                    .because(
                            "a verdict is about one server and knows no remedy, and neither knows how"
                                    + " the fleet is walked");

    @ArchTest
    static final ArchRule policyIsPure =
            knowsOnly(POLICY, SCHEDULE, CALLER, FLEET)
                    .because("what should be so does not depend on the file that says it");

    @ArchTest
    static final ArchRule thePolicyFileIsRead =
            knowsOnly(
                            POLICY_FILE,
                            SCHEDULE,
                            CALLER,
                            FLEET,
                            WORDS,
                            "org.yaml.snakeyaml..",
                            "io.smallrye.config..")
                    .because("it turns YAML into a policy, and does nothing with it");

    @ArchTest
    static final ArchRule onlyThePolicyFileIsYaml =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(POLICY_FILE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.yaml.snakeyaml..")
                    .because("one room knows the library");

    @ArchTest
    static final ArchRule changeIsPure =
            knowsOnly(CHANGE, SCHEDULE, CALLER, FLEET)
                    .because(
                            "decisions are tested without a wire; a port that change needs is declared"
                                    + " in change and implemented in hostup");

    @ArchTest
    static final ArchRule wordsArePure =
            knowsOnly(WORDS, CORE)
                    .because(
                            "words say what the core found; each door renders the spans its own way");

    @ArchTest
    static final ArchRule doorsKnowNeitherEachOtherNorHostUp =
            all(DOORS.stream().map(ArchitectureTest::keepsToItself))
                    .because(
                            "a door translates in and out: what two doors share belongs below them,"
                                    + " and HostUp is reached through fleet and change");

    @ArchTest
    static final ArchRule theRecordKnowsNoDoor =
            noClasses()
                    .that()
                    .resideInAPackage(in("audit"))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    Stream.concat(Stream.of("hostup", "access"), DOORS.stream())
                                            .map(ArchitectureTest::in)
                                            .toArray(String[]::new)))
                    .because("what was done is recorded alike, whichever door it came in by");

    @ArchTest
    static final ArchRule doorsStandOnTop =
            noClasses()
                    .that()
                    .resideInAnyPackage(in("tool"), in("access"), in("metrics"))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    DOORS.stream()
                                            .map(ArchitectureTest::in)
                                            .toArray(String[]::new)))
                    .because("what a door stands on is the same for all doors, and knows none");

    @ArchTest
    static final ArchRule watchersCannotChangeAnything =
            noClasses()
                    .that()
                    .resideInAnyPackage(in("watch"), in("board"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(CHANGE)
                    .because("watch and board look: they use fleet, and cannot name a write");

    @ArchTest
    static final ArchRule hostUpKnowsTheCoreOnly =
            noClasses()
                    .that()
                    .resideInAPackage(HOSTUP)
                    .should()
                    .dependOnClassesThat(oursExcept(HOSTUP, CORE))
                    .because(
                            "the outbound client implements the core's ports, for nobody in particular");

    @ArchTest
    static final ArchRule sandboxKnowsTheWireOnly =
            noClasses()
                    .that()
                    .resideInAPackage(SANDBOX)
                    .should()
                    .dependOnClassesThat(oursExcept(SANDBOX))
                    .because(
                            "a simulator that shares code with what it tests shares its mistakes: it"
                                    + " knows HostUp's wire and nothing of ours");

    @ArchTest
    static final ArchRule onlyADecisionClearsAWrite =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CHANGE)
                    .should()
                    .callConstructorWhere(
                            DescribedPredicate.describe(
                                    "a Cleared is made",
                                    call -> call.getTargetOwner().isEquivalentTo(Cleared.class)))
                    .because(
                            "nothing is written that was not read and decided first: hand an order to"
                                    + " the ChangeDesk");

    @ArchTest
    static final ArchRule nobodyElseCanClearAWrite =
            constructors()
                    .that()
                    .areDeclaredIn(Cleared.class)
                    .should()
                    .bePackagePrivate()
                    .because("a POST without the read before it shall not even compile");

    @ArchTest
    static final ArchRule onlyHostUpWrites =
            classes()
                    .that()
                    .implement(WritePort.class)
                    .should()
                    .resideInAPackage(HOSTUP)
                    .because("there is one way to HostUp's write routes, and it sends once");

    @ArchTest
    static final ArchRule mcpHasFloors =
            all(Stream.of(
                            mcpFloor("message"),
                            mcpFloor("session", "message"),
                            mcpFloor("exchange", "session", "message"),
                            mcpFloor("question", "message"),
                            mcpFloor("feature", "question", "exchange", "session", "message")))
                    .because(
                            "messages know no session, questions no request under way, and none of"
                                    + " them what carries them");

    @ArchTest
    static final ArchRule onlyTransportsOfMcpKnowHttp =
            noClasses()
                    .that(resideInAPackage(MCP).and(resideOutsideOfPackages(in("mcp.transport"))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx..", in("access"))
                    .because("one handler answers over HTTP and over the standard streams alike");

    @ArchTest
    static final ArchRule changeHasFloors =
            all(Stream.of(
                            knowsOnly(in("change.facts"), SCHEDULE, CALLER, FLEET),
                            knowsOnly(
                                    in("change.order"),
                                    in("change.facts"),
                                    SCHEDULE,
                                    CALLER,
                                    FLEET),
                            knowsOnly(
                                    in("change.plan"),
                                    in("change.order"),
                                    in("change.facts"),
                                    SCHEDULE,
                                    CALLER,
                                    FLEET),
                            knowsOnly(
                                    in("change.outcome"),
                                    in("change.plan"),
                                    in("change.order"),
                                    in("change.facts"),
                                    SCHEDULE,
                                    CALLER,
                                    FLEET),
                            knowsOnly(
                                    in("change.history"),
                                    in("change.order"),
                                    in("change.facts"),
                                    SCHEDULE,
                                    CALLER,
                                    FLEET)))
                    .because(
                            "facts know no order, orders neither plan nor history, and none of them"
                                    + " the desk that carries out");

    @ArchTest
    static final ArchRule theProgramStandsAboveTheRooms =
            all(Stream.of(
                            knownOnlyTo("cli"),
                            knownOnlyTo("start", "cli"),
                            knownOnlyTo("policyfile", "cli", "start"),
                            noClasses()
                                    .that()
                                    .resideOutsideOfPackage("dev.nattvakt")
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAPackage("dev.nattvakt")))
                    .because(
                            "wiring sees every room, and no room sees the wiring: what a room needs is"
                                    + " handed to its constructor");

    @ArchTest
    static final ArchRule innerRoomsAreReachedThroughTheirRoom =
            all(Stream.of(
                            usedOnlyWithin("hostup.json", "hostup"),
                            usedOnlyWithin("hostup.guard", "hostup"),
                            usedOnlyWithin("sandbox.value", "sandbox"),
                            usedOnlyWithin("sandbox.fault", "sandbox"),
                            usedOnlyWithin("sandbox.fleet", "sandbox"),
                            usedOnlyWithin("sandbox.http", "sandbox"),
                            usedOnlyWithin("mcp.message", "mcp"),
                            usedOnlyWithin("mcp.session", "mcp"),
                            knownOnlyTo("mcp.exchange", "mcp", "cli"),
                            usedOnlyWithin("mcp.question", "mcp"),
                            usedOnlyWithin("mcp.feature", "mcp"),
                            knownOnlyTo("mcp.transport", "mcp", "cli"),
                            usedOnlyWithin("slack.command", "slack"),
                            usedOnlyWithin("slack.command.phrase", "slack.command"),
                            usedOnlyWithin("slack.message", "slack"),
                            usedOnlyWithin("slack.message.blockkit", "slack"),
                            usedOnlyWithin("slack.api", "slack"),
                            usedOnlyWithin("slack.request", "slack"),
                            usedOnlyWithin("watch.alert", "watch"),
                            knownOnlyTo("watch.channel", "watch", "start"),
                            noClasses()
                                    .that()
                                    .resideInAPackage(in("watch.alert"))
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAPackage(in("watch.channel"))))
                    .because(
                            "a folder inside a room is that room's own; the root may wire it, and"
                                    + " cli runs MCP over the standard streams");

    @ArchTest
    static final ArchRule onlyDoorsThatSpeakJsonSeeItsViews =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(in("tool.view"), in("rest"), in("mcp"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(in("tool.view"))
                    .because(
                            "everybody else switches over the answer itself, and takes no JSON of"
                                    + " ours apart");

    @ArchTest
    static final ArchRule nothingGoesRoundInCircles =
            SlicesRuleDefinition.slices()
                    .matching("dev.nattvakt.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("what two rooms need of each other belongs into one below both");

    @ArchTest
    static final ArchRule packagesAreNamedAfterTheirSubject =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            forbidden("util"),
                            forbidden("common"),
                            forbidden("dto"),
                            forbidden("model"),
                            forbidden("service"),
                            forbidden("impl"))
                    .because("a package is named after what it is about, not after what it holds");

    @ArchTest
    static final ArchRule classesAreNamedAfterWhatTheyAre =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Service")
                    .orShould()
                    .haveSimpleNameEndingWith("DTO")
                    .because("such a name says nothing: find the noun of the domain");

    @ArchTest
    static final ArchRule timeIsHandedDown =
            noClasses()
                    .that()
                    .resideInAnyPackage(SCHEDULE, CALLER, FLEET, CHANGE, WORDS)
                    .and()
                    .doNotBelongToAnyOf(Sleeper.class)
                    .should()
                    .accessTargetWhere(
                            DescribedPredicate.describe(
                                    "the wall clock is read or a thread sleeps",
                                    ArchitectureTest::takesTimeByItself))
                    .because(
                            "tests move time: take a Clock, a Deadline or a Sleeper from the caller"
                                    + " (only Sleeper.REAL sleeps)");

    @ArchTest
    static void everyRoomNamedInARuleIsThere(JavaClasses house) {
        assertThat(NAMED_ROOMS)
                .as("rooms that the rules name")
                .contains(SCHEDULE, CHANGE, HOSTUP, SANDBOX)
                .allSatisfy(room ->
                        assertThat(house.that(resideInAPackage(room)))
                                .as("classes in " + room)
                                .isNotEmpty());
    }

    private static String in(String name) {
        String room = "dev.nattvakt." + name + "..";
        NAMED_ROOMS.add(room);
        return room;
    }

    private static String forbidden(String name) {
        return "dev.nattvakt." + name + "..";
    }

    private static ArchRule knowsOnly(String itself, String... others) {
        List<String> known = new ArrayList<>(List.of("java..", "org.jspecify..", itself));
        known.addAll(List.of(others));
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known.toArray(String[]::new));
    }

    private static ArchRule keepsToItself(String door) {
        return noClasses()
                .that()
                .resideInAPackage(in(door))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                Stream.concat(Stream.of("hostup"), DOORS.stream())
                                        .filter(other -> !other.equals(door))
                                        .map(ArchitectureTest::in)
                                        .toArray(String[]::new)));
    }

    private static ArchRule usedOnlyWithin(String inner, String room) {
        return knownOnlyTo(inner, room);
    }

    private static ArchRule knownOnlyTo(String room, String... others) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.concat(
                                        Stream.of("dev.nattvakt", in(room)),
                                        Stream.of(others).map(ArchitectureTest::in))
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in(room));
    }

    private static ArchRule mcpFloor(String floor, String... below) {
        return noClasses()
                .that()
                .resideInAPackage(in("mcp." + floor))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(MCP)
                                .and(
                                        resideOutsideOfPackages(
                                                Stream.concat(Stream.of(floor), Stream.of(below))
                                                        .map(name -> in("mcp." + name))
                                                        .toArray(String[]::new))));
    }

    private static CompositeArchRule all(Stream<ArchRule> rules) {
        return CompositeArchRule.of(rules.toList());
    }

    private static DescribedPredicate<JavaClass> oursExcept(String itself, String... others) {
        return resideInAPackage("dev.nattvakt..")
                .and(resideOutsideOfPackages(others))
                .and(resideOutsideOfPackages(itself));
    }

    private static boolean takesTimeByItself(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return (owner.startsWith("java.time.") && (name.equals("now") || name.startsWith("system")))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.lang.Thread") && name.equals("sleep"));
    }
}
