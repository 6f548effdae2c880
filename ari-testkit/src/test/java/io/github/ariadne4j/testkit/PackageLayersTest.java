package io.github.ariadne4j.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String ROOT = "io.github.ariadne4j.testkit";

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
                .layer("door")
                .definedBy(ROOT)
                .layer("wire")
                .definedBy(ROOT + ".wire")
                .layer("rest")
                .definedBy(ROOT + ".rest")
                .layer("outbound")
                .definedBy(ROOT + ".outbound")
                .layer("model")
                .definedBy(ROOT + ".model")
                .layer("party")
                .definedBy(ROOT + ".party")
                .layer("telephony")
                .definedBy(ROOT + ".telephony")
                .layer("state")
                .definedBy(ROOT + ".state")
                .layer("time")
                .definedBy(ROOT + ".time")
                .layer("script")
                .definedBy(ROOT + ".script")
                .layer("relay")
                .definedBy(ROOT + ".record.relay")
                .layer("record")
                .definedBy(ROOT + ".record")
                .layer("replay")
                .definedBy(ROOT + ".replay")
                .layer("program")
                .definedBy(ROOT + ".standalone")
                .whereLayer("program")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("door")
                .mayOnlyBeAccessedByLayers("program")
                .whereLayer("outbound")
                .mayOnlyBeAccessedByLayers("door")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("door", "outbound", "replay")
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("door", "outbound", "wire", "replay")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("door", "outbound", "rest", "replay")
                .whereLayer("party")
                .mayOnlyBeAccessedByLayers("door", "outbound", "model")
                .whereLayer("telephony")
                .mayOnlyBeAccessedByLayers("door", "rest", "model", "party")
                .whereLayer("state")
                .mayOnlyBeAccessedByLayers("door", "outbound", "rest", "replay", "model", "party", "telephony")
                .whereLayer("time")
                .mayOnlyBeAccessedByLayers("door", "outbound", "rest", "replay", "model", "party", "telephony", "state")
                .whereLayer("script")
                .mayOnlyBeAccessedByLayers("program", "door", "model", "party", "telephony", "state")
                .whereLayer("relay")
                .mayOnlyBeAccessedByLayers("record")
                .whereLayer("record")
                .mayOnlyBeAccessedByLayers("replay")
                .whereLayer("replay")
                .mayNotBeAccessedByAnyLayer()
                .check(classes);
    }

    @Test
    void only_the_wire_and_the_relay_know_netty() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".wire", ROOT + ".record.relay")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(classes);
    }

    @Test
    void nothing_of_the_other_modules_is_needed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.ariadne4j.ari..", "io.github.ariadne4j.callflow..")
                .check(classes);
    }
}
