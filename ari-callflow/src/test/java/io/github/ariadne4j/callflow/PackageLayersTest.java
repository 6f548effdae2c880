package io.github.ariadne4j.callflow;

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
    private static final String CALLFLOW = "io.github.ariadne4j.callflow";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CALLFLOW);

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("io.github.ariadne4j.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest(name = "{0} sees only {1}")
    @CsvSource({
        "address, ''",
        "call, address",
        "route, address call",
        "verb, address call route speech",
        "session, call leg cdr",
        "cdr, call leg quality",
        "limit, call route",
        "credit, call cdr",
        "gate, address call limit route",
        "control, call",
        "speech, ''",
        "flow, address call control route verb",
        "b2bua, flow call address route",
        "store, call session limit cdr route",
        "spool, call session",
        "leg, call route",
        "bridge, call leg",
        "room, call leg bridge verb",
        "journal, call verb flow",
        "replay, call control route verb flow journal",
        "operation, verb control leg bridge",
        "model, call control route verb flow journal limit leg bridge room operation",
        "step, call route verb control leg bridge journal operation model",
        "plan, call control route verb flow journal limit leg bridge room model operation step",
        "snapshot, address call control route verb flow journal leg bridge model session cdr operation",
        "channel, leg model",
        "refusal, call cdr",
        "ownership, call session",
        "outbox, call session limit store spool cdr",
        "identity, call cdr session store spool outbox model plan snapshot",
        "quality, call leg",
        "observer, call leg bridge model cdr store",
        "loop, call session store",
        "actor, call control route verb flow journal leg bridge model plan channel observer loop operation",
        "execution.admission, call route gate flow channel loop actor",
        "execution.gateway, call route verb session leg ownership observer",
        "execution.verb, call route verb session control speech flow leg journal replay"
                + " operation model loop execution.gateway",
        "execution.room, call verb control leg bridge room model loop actor execution.gateway",
        "execution, call control route verb flow journal replay speech gate credit leg"
                + " bridge room model plan snapshot cdr limit session store channel spool ownership outbox observer loop actor operation execution.admission execution.gateway execution.verb execution.room",
        "engine.listing, call session ownership leg bridge model channel observer loop actor execution"
                + " execution.admission execution.gateway execution.room",
        "engine, call control route verb flow journal speech gate credit leg bridge model"
                + " plan snapshot cdr limit session store channel refusal ownership outbox quality observer loop actor execution execution.admission execution.gateway execution.verb execution.room engine.listing",
        "recorder.mask, ''",
        "recorder.log, recorder.mask",
        "recorder, call route leg bridge model cdr store observer quality recorder.mask recorder.log",
        "recorder.export, call route flow leg quality recorder",
    })
    void each_package_imports_only_what_it_may(String layer, String below) {
        String[] allowed = Stream.concat(
                        Stream.of(layer).map(PackageLayersTest::of),
                        Stream.of(below.split(" "))
                                .filter(name -> !name.isEmpty())
                                .map(PackageLayersTest::of))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(of(layer))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(CALLFLOW + "..").or(resideInAnyPackage(allowed)))
                .check(CLASSES);
    }

    @Test
    void the_pure_core_touches_nothing_outside() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        of("leg"),
                        of("bridge"),
                        of("room"),
                        of("journal"),
                        of("operation"),
                        of("model"),
                        of("step"),
                        of("plan"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.ariadne4j.ari",
                        "io.github.ariadne4j.ari.bus",
                        "io.github.ariadne4j.ari.event",
                        "io.github.ariadne4j.ari.request",
                        "io.github.ariadne4j.ari.media",
                        "io.github.ariadne4j.ari.channel",
                        "io.github.ariadne4j.ari.bridge",
                        "io.github.ariadne4j.ari.endpoint",
                        "io.github.ariadne4j.ari.application",
                        "io.github.ariadne4j.ari.asterisk",
                        "io.github.ariadne4j.ari.connection",
                        "java.util.concurrent..",
                        "java.net..",
                        "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void no_package_knows_the_wire() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..",
                        "ch.loway..",
                        "io.lettuce..",
                        "org.jooq..",
                        "io.github.ariadne4j.ari.exchange",
                        "io.github.ariadne4j.ari.transport..",
                        "io.github.ariadne4j.ari.ari4java..",
                        "io.github.ariadne4j.ari.json")
                .check(CLASSES);
    }

    @Test
    void only_the_engine_is_on_the_loop() {
        noClasses()
                .that()
                .resideOutsideOfPackages(of("loop"), of("execution") + "..", of("engine") + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.ariadne4j.ari.loop")
                .check(CLASSES);
    }

    private static String of(String name) {
        return CALLFLOW + '.' + name;
    }
}
