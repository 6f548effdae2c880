package io.github.ariadne4j.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that starts a simulator. In a static {@code @RegisterExtension} field it serves the class and is reset after each
 * test; in an instance field it is started for each test. Needs {@code junit-jupiter-api} on the class path of the test.
 */
public final class AriSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final SimulatorSettings settings;
    private @Nullable AriSimulator simulator;
    private boolean forWholeClass;

    /** With {@link SimulatorSettings#defaults}. */
    public AriSimulatorExtension() {
        this(SimulatorSettings.defaults());
    }

    /** With the given settings. */
    public AriSimulatorExtension(SimulatorSettings settings) {
        this.settings = settings;
    }

    /**
     * The simulator, from before the first test method until after it.
     *
     * @throws IllegalStateException outside of that time
     */
    public AriSimulator simulator() {
        AriSimulator running = simulator;
        if (running == null) {
            throw new IllegalStateException(
                    "no simulator outside of a test: the extension starts it before the test and closes it after it");
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
