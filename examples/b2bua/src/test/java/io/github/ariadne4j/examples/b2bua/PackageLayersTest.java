package io.github.ariadne4j.examples.b2bua;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.RestTransport;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String ROOT = "io.github.ariadne4j.examples.b2bua";
    private static final String[] DOORS = {
        "io.github.ariadne4j.examples..",
        "io.github.ariadne4j.ari",
        "io.github.ariadne4j.ari.application",
        "io.github.ariadne4j.ari.asterisk",
        "io.github.ariadne4j.ari.bus",
        "io.github.ariadne4j.ari.channel",
        "io.github.ariadne4j.ari.connection",
        "io.github.ariadne4j.ari.endpoint",
        "io.github.ariadne4j.ari.event",
        "io.github.ariadne4j.ari.hep",
        "io.github.ariadne4j.ari.model",
        "io.github.ariadne4j.callflow",
        "io.github.ariadne4j.callflow.address",
        "io.github.ariadne4j.callflow.b2bua",
        "io.github.ariadne4j.callflow.call",
        "io.github.ariadne4j.callflow.route",
        "io.github.ariadne4j.callflow.verb",
        "io.github.ariadne4j.callflow.cdr",
        "io.github.ariadne4j.callflow.credit",
        "io.github.ariadne4j.callflow.flow",
        "io.github.ariadne4j.callflow.gate",
        "io.github.ariadne4j.callflow.limit",
        "io.github.ariadne4j.callflow.recorder",
        "io.github.ariadne4j.callflow.recorder.export",
        "io.github.ariadne4j.callflow.session",
        "io.github.ariadne4j.callflow.spool",
        "io.github.ariadne4j.callflow.store",
        "io.github.ariadne4j.cdr.jdbc",
        "io.github.ariadne4j.cdr.jdbc.limit",
        "io.github.ariadne4j.cdr.jdbc.query",
        "io.github.ariadne4j.cdr.jdbc.route",
        "io.github.ariadne4j.dashboard",
        "io.github.ariadne4j.dashboard.figures",
        "io.github.ariadne4j.dashboard.http",
        "io.github.ariadne4j.dashboard.live",
        "io.github.ariadne4j.micrometer",
        "io.github.ariadne4j.session.redis",
    };

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void comes_in_through_the_doors_only() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.ariadne4j..")
                        .and(not(resideInAnyPackage(DOORS)))
                        .and(not(assignableTo(AriException.class)))
                        .and(not(type(RestTransport.class))))
                .check(classes);
    }

    @Test
    void what_the_library_stands_on_is_not_seen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "io.lettuce..", "org.jooq..", "org.flywaydb..", "ch.loway..")
                .check(classes);
    }

    @Test
    void only_the_traces_know_open_telemetry() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".trace")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opentelemetry..", "io.micrometer.tracing..")
                .check(classes);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("io.github.ariadne4j.examples.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void each_layer_sees_only_those_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("application")
                .definedBy(ROOT)
                .layer("store")
                .definedBy(ROOT + ".store")
                .layer("status")
                .definedBy(ROOT + ".status")
                .layer("config")
                .definedBy(ROOT + ".config")
                .layer("route")
                .definedBy(ROOT + ".route")
                .layer("doctor")
                .definedBy(ROOT + ".doctor")
                .layer("trace")
                .definedBy(ROOT + ".trace")
                .layer("lifecycle")
                .definedBy(ROOT + ".lifecycle")
                .whereLayer("application")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("application")
                .whereLayer("status")
                .mayOnlyBeAccessedByLayers("application")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("application", "store", "status", "trace", "doctor")
                .whereLayer("doctor")
                .mayOnlyBeAccessedByLayers("application")
                .whereLayer("trace")
                .mayOnlyBeAccessedByLayers("application", "status")
                .whereLayer("route")
                .mayOnlyBeAccessedByLayers("application", "config", "store")
                .whereLayer("lifecycle")
                .mayOnlyBeAccessedByLayers("application", "store")
                .check(classes);
    }
}
