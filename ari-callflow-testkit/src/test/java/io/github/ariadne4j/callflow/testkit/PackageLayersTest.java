package io.github.ariadne4j.callflow.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String ROOT = "io.github.ariadne4j";

    @Test
    void sees_the_doors_and_the_ports_that_it_implements() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.junit.jupiter.api.extension",
                        ROOT + ".ari",
                        ROOT + ".callflow",
                        ROOT + ".callflow.call",
                        ROOT + ".callflow.cdr",
                        ROOT + ".callflow.flow",
                        ROOT + ".callflow.model",
                        ROOT + ".callflow.observer",
                        ROOT + ".callflow.session",
                        ROOT + ".callflow.testkit",
                        ROOT + ".testkit",
                        ROOT + ".testkit.model",
                        ROOT + ".testkit.state",
                        ROOT + ".testkit.telephony",
                        ROOT + ".testkit.rest")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOT + ".callflow.testkit"));
    }
}
