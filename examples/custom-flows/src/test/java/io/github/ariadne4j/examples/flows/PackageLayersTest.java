package io.github.ariadne4j.examples.flows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    @Test
    void flows_need_the_doors_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.github.ariadne4j.examples.flows",
                        "io.github.ariadne4j.ari",
                        "io.github.ariadne4j.ari.model",
                        "io.github.ariadne4j.callflow",
                        "io.github.ariadne4j.callflow.b2bua",
                        "io.github.ariadne4j.callflow.call",
                        "io.github.ariadne4j.callflow.flow")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.ariadne4j.examples.flows"));
    }
}
