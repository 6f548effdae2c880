package io.github.ariadne4j.spring.boot.test;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.testkit.AriSimulator;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Resets the simulator around each test of an {@link AriTest}, and waits until the engine is connected to it. */
final class AriSimulatorListener implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (concerns(test)) {
            ApplicationContext context = test.getApplicationContext();
            AriSimulator simulator = context.getBean(AriSimulator.class);
            context.getBeanProvider(CallEngine.class)
                    .ifAvailable(engine -> simulator.awaitApplication(
                            context.getBean(AriClient.class).application()));
        }
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (concerns(test)) {
            test.getApplicationContext().getBean(AriSimulator.class).reset();
        }
    }

    private static boolean concerns(TestContext test) {
        return TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AriTest.class);
    }
}
