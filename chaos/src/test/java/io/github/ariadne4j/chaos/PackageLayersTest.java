package io.github.ariadne4j.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String ROOT = "io.github.ariadne4j.chaos";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_application_is_a_black_box() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.ariadne4j.ari..",
                        "io.github.ariadne4j.callflow..",
                        "io.github.ariadne4j.session..",
                        "io.github.ariadne4j.cdr..",
                        "io.github.ariadne4j.examples..")
                .check(classes);
    }

    @Test
    void each_layer_sees_only_those_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("door")
                .definedBy(ROOT)
                .layer("flow")
                .definedBy(ROOT + ".flow")
                .layer("scenario")
                .definedBy(ROOT + ".scenario")
                .layer("world")
                .definedBy(ROOT + ".world")
                .layer("telephone")
                .definedBy(ROOT + ".telephone")
                .layer("judge")
                .definedBy(ROOT + ".judge")
                .layer("fault")
                .definedBy(ROOT + ".fault")
                .whereLayer("door")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("flow")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("scenario")
                .mayOnlyBeAccessedByLayers("door", "flow")
                .whereLayer("world")
                .mayOnlyBeAccessedByLayers("door", "flow", "scenario")
                .whereLayer("telephone")
                .mayOnlyBeAccessedByLayers("flow", "world")
                .whereLayer("judge")
                .mayOnlyBeAccessedByLayers("door", "flow", "scenario", "world", "telephone")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers("scenario", "world")
                .check(classes);
    }
}
