package io.github.disentangle.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The floors of the house: imports only ever point down.
@AnalyzeClasses(packages = "io.github.disentangle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ENGINE = "io.github.disentangle.engine..";
    private static final String UI = "io.github.disentangle.ui..";
    private static final String APP = "io.github.disentangle.app..";
    private static final String RESOURCES = "io.github.disentangle.resources..";

    @ArchTest
    static final ArchRule engineKnowsNobodyAbove = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(UI, APP, RESOURCES)
            .because("the engine is a library that others may embed");

    @ArchTest
    static final ArchRule engineDrawsNothing = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "javax.imageio..")
            .because("the engine runs where there is no display");

    @ArchTest
    static final ArchRule nobodyOpensSockets = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http..")
                    .or(JavaClass.Predicates.type(java.net.Socket.class))
                    .or(JavaClass.Predicates.type(java.net.ServerSocket.class))
                    .or(JavaClass.Predicates.type(java.net.URLConnection.class)))
            .because("texts and models stay on the machine");

    @ArchTest
    static final ArchRule onlyVectorKernelsSeeTheIncubator = noClasses()
            .that(DescribedPredicate.not(
                    resideInAPackage("io.github.disentangle.engine.kernel").and(vectorFamily())))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector")
            .because("everything else must link on a JVM without the module, where the scalar kernels run");

    @ArchTest
    static final ArchRule uiKnowsNoKernels = noClasses()
            .that()
            .resideInAPackage(UI)
            .should()
            .dependOnClassesThat(kernelInternals())
            .because("a view shows results; how they are computed is the engine's business");

    @ArchTest
    static final ArchRule uiAndEngineKnowNoApp = noClasses()
            .that()
            .resideInAnyPackage(UI, ENGINE, RESOURCES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APP)
            .because("the app wires the floors below it");

    @ArchTest
    static final ArchRule commandLineNeedsNoToolkit = noClasses()
            .that()
            .resideInAPackage("io.github.disentangle.app.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "io.github.disentangle.ui.view..")
            .because("commands run on machines without display");

    @ArchTest
    static final ArchRule figuresAreFreeOfAnyToolkit = noClasses()
            .that()
            .resideInAPackage("io.github.disentangle.ui.figure..")
            .and()
            .resideOutsideOfPackage("io.github.disentangle.ui.figure.fx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "javax.swing..")
            .because("screen, export and command line draw the same figure");

    @ArchTest
    static final ArchRule viewModelsSeeNoControl = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("view models are tested without a toolkit");

    @ArchTest
    static final ArchRule stateIsFreeOfControls = noClasses()
            .that()
            .resideInAPackage("io.github.disentangle.ui.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("what a person did is a value that can be undone, saved and tested");

    @ArchTest
    static final ArchRule viewsComputeNothing = noClasses()
            .that()
            .resideInAPackage("io.github.disentangle.ui.view..")
            .should()
            .callMethodWhere(DescribedPredicate.describe("it does arithmetic of a model", ArchitectureTest::isNumerics))
            .because("numbers come from the engine; a view that computes cannot be checked against the reference");

    @ArchTest
    static final ArchRule enginePackagesHaveNoCycles = slices().matching("io.github.disentangle.engine.(*)..")
            .should()
            .beFreeOfCycles()
            .because("data goes one way: folder, weights, run, prediction, explanation");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            classes().should(haveNoMutableStaticField()).because("two models open at once must not see each other");

    @ArchTest
    static final ArchRule packagesSayWhatLivesThere = classes()
            .that()
            .haveSimpleNameNotEndingWith("package-info")
            .should(resideInADescribedPackage())
            .because("package-info.java tells what belongs in a package, and null is an exception there");

    /// Rounding, powers of ten and comparing are a view's business, functions of real numbers and raw values are
    /// not.
    private static boolean isNumerics(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return owner.equals("java.lang.Math")
                        && Set.of("exp", "expm1", "log", "log1p", "log10", "sqrt", "tanh", "fma")
                                .contains(method)
                || owner.endsWith(".engine.tensor.Tensor") && method.equals("data");
    }

    private static DescribedPredicate<JavaClass> vectorFamily() {
        return DescribedPredicate.describe("of the vector family", type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return simpleNameStartingWith("Vector").test(outermost);
        });
    }

    private static DescribedPredicate<JavaClass> kernelInternals() {
        return resideInAPackage("io.github.disentangle.engine.kernel..")
                .and(DescribedPredicate.not(simpleNameStartingWith("Kernel").or(simpleNameEndingWith("Format"))))
                .as("inside the kernel package, other than the choice of kernels and weight formats");
    }

    private static ArchCondition<JavaClass> haveNoMutableStaticField() {
        return new ArchCondition<>("have no static field that can be assigned") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .forEach(field -> events.add(violated(field, field.getDescription() + " can be assigned")));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInADescribedPackage() {
        return new ArchCondition<>("reside in a package with @NullMarked package-info.java") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(violated(type, type.getPackageName() + " of " + type.getDescription() + " has none"));
                }
            }
        };
    }
}
