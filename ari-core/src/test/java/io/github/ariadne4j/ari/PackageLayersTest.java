package io.github.ariadne4j.ari;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageLayersTest {
    private static final String ARI = "io.github.ariadne4j.ari";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ARI);

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("io.github.ariadne4j.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest(name = "{0} sees only {1}")
    @CsvSource({
        "model, ''",
        "event, model",
        "thread, ''",
        "bus, event model thread",
        "json, event model",
        "request, model",
        "media, model request",
        "channel, model request media",
        "bridge, model request media",
        "endpoint, model",
        "application, model request",
        "asterisk, model",
        "exchange, request json",
        "transport, exchange request json thread",
        "transport.client, transport exchange request",
        "transport.server, transport.client transport exchange request thread",
        "connection, model event bus transport",
        "ari4java.http, request exchange json model thread",
        "ari4java, ari4java.http request media channel bridge endpoint application asterisk exchange json model thread",
        "loop, model event bus request exchange json",
        "hep, model request json",
    })
    void each_package_imports_only_what_it_may(String layer, String below) {
        String[] allowed = Stream.concat(Stream.of(layer), Stream.of(below.split(" ")))
                .filter(name -> !name.isEmpty())
                .map(PackageLayersTest::of)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(of(layer))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ARI + "..").or(resideInAnyPackage(allowed)))
                .check(CLASSES);
    }

    @Test
    void only_the_transport_and_the_hep_receiver_know_netty() {
        noClasses()
                .that()
                .resideOutsideOfPackages(of("transport.."), of("hep"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void only_the_border_knows_ari4java_and_the_door_only_hands_it_out() {
        noClasses()
                .that()
                .resideOutsideOfPackage(of("ari4java.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.loway..tools..", "ch.loway..generated..")
                .check(CLASSES);
    }

    @Test
    void only_the_json_package_reads_json() {
        noClasses()
                .that()
                .resideOutsideOfPackage(of("json"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }

    /** Events, and answers on the event socket, are read from tokens; trees are for rare requests. */
    @Test
    void no_event_becomes_a_tree() {
        String readersOfAnswers = ".*\\.(Answer|Media|Model|Server)Reader";
        noClasses()
                .that()
                .resideInAPackage(of("json"))
                .and()
                .haveNameNotMatching(readersOfAnswers + "|.*\\.AriJson")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(readersOfAnswers)
                .check(CLASSES);
    }

    private static String of(String name) {
        return ARI + '.' + name;
    }
}
