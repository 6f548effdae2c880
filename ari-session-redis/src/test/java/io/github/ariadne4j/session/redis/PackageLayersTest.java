package io.github.ariadne4j.session.redis;

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
    void an_adapter_sees_the_ports_and_nothing_else_of_ours() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".session.redis..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        ROOT + ".session.redis..",
                        ROOT + ".callflow.session",
                        ROOT + ".callflow.limit",
                        ROOT + ".callflow.store",
                        ROOT + ".callflow.call",
                        ROOT + ".ari.model"))))
                .check(classes);
    }

    @Test
    void lettuce_and_netty_stay_behind_it() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".session.redis")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".session.redis")
                .and()
                .doNotHaveSimpleName("CommandTimeoutHandler")
                .and()
                .doNotHaveSimpleName("OpenConnections")
                .and()
                .haveNameNotMatching(".*\\.LinkOptions.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "reactor..")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return JavaClass.Predicates.resideInAPackage(ROOT + "..");
    }
}
