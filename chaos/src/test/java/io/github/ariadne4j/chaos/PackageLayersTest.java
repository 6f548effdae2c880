package io.github.ariadne4j.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
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
                .layer("entry")
                .definedBy(ROOT)
                .layer("scenarios")
                .definedBy(ROOT + ".application", ROOT + ".asterisk", ROOT + ".store")
                .layer("flow")
                .definedBy(ROOT + ".flow")
                .layer("scenario")
                .definedBy(ROOT + ".scenario")
                .layer("testbed")
                .definedBy(ROOT + ".testbed")
                .layer("telephone")
                .definedBy(ROOT + ".telephone")
                .layer("judge")
                .definedBy(ROOT + ".judge")
                .layer("fault")
                .definedBy(ROOT + ".fault")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("scenarios")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("flow")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("scenario")
                .mayOnlyBeAccessedByLayers("entry", "scenarios", "flow")
                .whereLayer("testbed")
                .mayOnlyBeAccessedByLayers("entry", "scenarios", "flow", "scenario")
                .whereLayer("telephone")
                .mayOnlyBeAccessedByLayers("flow", "testbed")
                .whereLayer("judge")
                .mayOnlyBeAccessedByLayers("entry", "scenarios", "flow", "scenario", "testbed", "telephone")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers("scenarios", "scenario", "testbed")
                .check(classes);
    }

    @Test
    void scenarios_of_one_subject_do_not_use_those_of_another() {
        slices().matching(ROOT + ".(application|asterisk|store)")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void a_package_has_2_to_25_types() {
        Map<String, Long> types = classes.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(types.values()).allSatisfy(count -> assertThat(count).isBetween(2L, 25L));
    }
}
