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
                .layer("calls")
                .definedBy(ROOT + ".calls")
                .layer("floor")
                .definedBy(ROOT + ".floor")
                .layer("ours")
                .definedBy(ROOT + ".ours")
                .layer("frames")
                .definedBy(ROOT + ".frames")
                .layer("load")
                .definedBy(ROOT + ".load")
                .whereLayer("core")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("flows")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("calls")
                .mayOnlyBeAccessedByLayers("flows")
                .whereLayer("floor")
                .mayOnlyBeAccessedByLayers("calls")
                .whereLayer("ours")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("frames")
                .mayOnlyBeAccessedByLayers("core", "ours")
                .whereLayer("load")
                .mayOnlyBeAccessedByLayers("core", "ours", "frames")
                .check(classes);
    }

    @Test
    void the_floor_is_without_the_client() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".floor")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.ariadne4j.ari..", "io.github.ariadne4j.callflow..")
                .check(classes);
    }
}
