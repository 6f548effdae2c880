package io.github.ariadne4j.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String ROOT = "io.github.ariadne4j.benchmarks";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packages_form_no_cycle() {
        slices().matching("io.github.ariadne4j.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void each_layer_sees_only_those_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy(ROOT)
                .layer("flows")
                .definedBy(ROOT + ".flows")
                .layer("dashboard")
                .definedBy(ROOT + ".dashboard")
                .layer("calls")
                .definedBy(ROOT + ".calls")
                .layer("minimal")
                .definedBy(ROOT + ".minimal")
                .layer("process")
                .definedBy(ROOT + ".process")
                .layer("simulation")
                .definedBy(ROOT + ".simulation")
                .layer("report")
                .definedBy(ROOT + ".report")
                .layer("ariadne")
                .definedBy(ROOT + ".ariadne")
                .layer("frames")
                .definedBy(ROOT + ".frames")
                .layer("load")
                .definedBy(ROOT + ".load")
                .whereLayer("core")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("flows")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("dashboard")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("calls")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("minimal")
                .mayOnlyBeAccessedByLayers("calls")
                .whereLayer("process")
                .mayOnlyBeAccessedByLayers("calls")
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("calls", "dashboard")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("calls", "dashboard", "flows", "process", "simulation")
                .whereLayer("ariadne")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("frames")
                .mayOnlyBeAccessedByLayers("core", "ariadne")
                .whereLayer("load")
                .mayOnlyBeAccessedByLayers("core", "ariadne", "frames")
                .check(classes);
    }

    @Test
    void the_minimal_program_is_without_the_client() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".minimal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.ariadne4j.ari..", "io.github.ariadne4j.callflow..")
                .check(classes);
    }
}
