package io.github.ariadne4j.dashboard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String OURS = "io.github.ariadne4j";
    private static final String ROOT = OURS + ".dashboard";
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(OURS);

    @Test
    void sees_the_doors_the_recorder_and_the_values_that_they_hand_out() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS + "..")
                        .and(not(resideInAnyPackage(
                                ROOT + "..",
                                OURS + ".ari.model",
                                OURS + ".callflow",
                                OURS + ".callflow.call",
                                OURS + ".callflow.cdr",
                                OURS + ".callflow.leg",
                                OURS + ".callflow.quality",
                                OURS + ".callflow.recorder",
                                OURS + ".callflow.recorder.export"))))
                .check(classes);
    }

    @Test
    void the_web_server_is_known_in_one_package() {
        noClasses()
                .that()
                .resideInAPackage(OURS + "..")
                .and()
                .resideOutsideOfPackage(ROOT + ".http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..")
                .check(classes);
    }

    @Test
    void nothing_below_knows_of_it() {
        noClasses()
                .that()
                .resideInAnyPackage(OURS + ".ari..", OURS + ".callflow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "..")
                .check(classes);
    }

    @Test
    void each_layer_sees_only_those_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("door")
                .definedBy(ROOT)
                .layer("live")
                .definedBy(ROOT + ".live")
                .layer("figures")
                .definedBy(ROOT + ".figures")
                .layer("http")
                .definedBy(ROOT + ".http")
                .whereLayer("door")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("live")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("figures")
                .mayOnlyBeAccessedByLayers("door", "live")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("door", "live")
                .check(classes);
    }
}
