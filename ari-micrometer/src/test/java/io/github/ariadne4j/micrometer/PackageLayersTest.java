package io.github.ariadne4j.micrometer;

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
            .importPackages(ROOT);

    @Test
    void sees_the_doors_and_the_values_that_they_hand_out() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".micrometer")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        ROOT + ".micrometer",
                        ROOT + ".ari",
                        ROOT + ".ari.bus",
                        ROOT + ".ari.connection",
                        ROOT + ".ari.request",
                        ROOT + ".callflow",
                        ROOT + ".callflow.call",
                        ROOT + ".callflow.cdr",
                        ROOT + ".callflow.engine",
                        ROOT + ".callflow.model",
                        ROOT + ".callflow.observer",
                        ROOT + ".callflow.outbox",
                        ROOT + ".callflow.spool"))))
                .check(classes);
    }

    @Test
    void nothing_below_knows_of_it_or_of_micrometer() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".ari..", ROOT + ".callflow..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", ROOT + ".micrometer..")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage(ROOT + "..");
    }
}
