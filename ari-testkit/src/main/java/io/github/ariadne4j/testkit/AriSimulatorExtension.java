package io.github.ariadne4j.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulator for JUnit: in a static {@code @RegisterExtension} field one for the class, made new after each test; in
 * an instance field one for each test. Needs {@code junit-jupiter-api} on the class path of the test.
 */
public final class AriSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final SimulatorSettings settings;
    private @Nullable AriSimulator simulator;
    private boolean forWholeClass;

    /** With the usual settings. */
    public AriSimulatorExtension() {
        this(SimulatorSettings.defaults());
    }

    /** With settings of your own. */
    public AriSimulatorExtension(SimulatorSettings settings) {
        this.settings = settings;
    }

    /** The simulator, from before the first test method until after it. */
    public AriSimulator simulator() {
        AriSimulator running = simulator;
        if (running == null) {
            throw new IllegalStateException("the simulator runs only while a test does");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forWholeClass = true;
        simulator = AriSimulator.start(settings);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (simulator == null) {
            simulator = AriSimulator.start(settings);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (forWholeClass) {
            simulator().reset();
        } else {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void stop() {
        simulator().close();
        simulator = null;
    }
}
