package io.github.ariadne4j.cdr.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
    void an_adapter_sees_the_ports_and_nothing_else_of_ours() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cdr.jdbc..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        ROOT + ".cdr.jdbc..",
                        ROOT + ".callflow.cdr",
                        ROOT + ".callflow.credit",
                        ROOT + ".callflow.limit",
                        ROOT + ".callflow.call",
                        ROOT + ".ari.model"))))
                .check(classes);
    }

    @Test
    void jooq_and_flyway_stay_behind_it() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cdr.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "org.flywaydb..")
                .check(classes);
    }

    @Test
    void each_layer_sees_only_those_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("door")
                .definedBy(ROOT + ".cdr.jdbc")
                .layer("query")
                .definedBy(ROOT + ".cdr.jdbc.query")
                .layer("route")
                .definedBy(ROOT + ".cdr.jdbc.route")
                .layer("limit")
                .definedBy(ROOT + ".cdr.jdbc.limit")
                .layer("database")
                .definedBy(ROOT + ".cdr.jdbc.database")
                .whereLayer("door")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("query")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("route")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("limit")
                .mayOnlyBeAccessedByLayers("door")
                .check(classes);
    }

    @Test
    void the_database_is_for_this_module_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cdr.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cdr.jdbc.database")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage(ROOT + "..");
    }
}
