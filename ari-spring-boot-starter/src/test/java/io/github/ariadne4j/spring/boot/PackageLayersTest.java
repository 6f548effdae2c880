package io.github.ariadne4j.spring.boot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageLayersTest {
    private static final String ROOT = "io.github.ariadne4j";
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + ".spring.boot");

    @Test
    void sees_the_doors_the_ports_and_the_values_that_they_hand_out() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".spring.boot")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                                ROOT + ".spring.boot",
                                ROOT + ".ari",
                                ROOT + ".ari.asterisk",
                                ROOT + ".ari.connection",
                                ROOT + ".ari.model",
                                ROOT + ".ari.request",
                                ROOT + ".callflow",
                                ROOT + ".callflow.call",
                                ROOT + ".callflow.cdr",
                                ROOT + ".callflow.credit",
                                ROOT + ".callflow.engine",
                                ROOT + ".callflow.flow",
                                ROOT + ".callflow.gate",
                                ROOT + ".callflow.limit",
                                ROOT + ".callflow.observer",
                                ROOT + ".callflow.outbox",
                                ROOT + ".callflow.session",
                                ROOT + ".callflow.spool",
                                ROOT + ".callflow.store",
                                ROOT + ".callflow.verb",
                                ROOT + ".cdr.jdbc",
                                ROOT + ".cdr.jdbc.limit",
                                ROOT + ".micrometer",
                                ROOT + ".session.redis"))))
                .check(classes);
    }
}
