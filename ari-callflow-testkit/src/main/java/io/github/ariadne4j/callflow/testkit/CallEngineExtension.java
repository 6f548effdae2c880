package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.ReplayCheck;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.testkit.AriSimulator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that starts an engine on a simulated Asterisk for each test, with sessions and records in memory; in a field with
 * {@code @RegisterExtension}, static or not. The test configures the engine:
 *
 * <pre>{@code
 * @RegisterExtension
 * final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(new MyFlow()));
 * }</pre>
 *
 * <p>Runs from before each test until after it. A test fails at its end if an answered party heard nothing, and no verb waited for it,
 * for longer than {@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence}, unless {@link #allowingSilence} is set. Needs
 * {@code junit-jupiter-api} on the class path of the test.
 */
public final class CallEngineExtension implements BeforeEachCallback, AfterEachCallback {
    private final Consumer<CallEngine.Builder> parts;
    private final boolean silenceAllowed;
    private final Silences silences = new Silences();
    private @Nullable RunningEngine running;

    /**
     * With an engine of these parts.
     *
     * @param parts gives the builder at least a flow; called before each test, and again at each {@link #restart}
     */
    public CallEngineExtension(Consumer<CallEngine.Builder> parts) {
        this(parts, false);
    }

    private CallEngineExtension(Consumer<CallEngine.Builder> parts, boolean silenceAllowed) {
        this.parts = parts;
        this.silenceAllowed = silenceAllowed;
    }

    /** An extension without the check for silent parties; for {@code new CallEngineExtension(…).allowingSilence()}. */
    public CallEngineExtension allowingSilence() {
        return new CallEngineExtension(parts, true);
    }

    private void addParts(CallEngine.Builder builder) {
        builder.listener(silences);
        parts.accept(builder);
    }

    /** The simulated Asterisk. */
    public AriSimulator asterisk() {
        return running().asterisk();
    }

    /** The engine; {@link #restart} replaces it. */
    public CallEngine engine() {
        return running().engine();
    }

    /** The records of this test's calls, those of before a restart included; empty if {@code parts} gave the engine another sink. */
    public CollectedCdrs cdrs() {
        return running().cdrs();
    }

    /** The events of this test's calls, those of before a restart included; after listeners of {@code parts} that do not block. */
    public CallEvents events() {
        return running().events();
    }

    /**
     * Restarts the application: closes the engine and its connections, and starts new ones with the sessions of before. Live calls are
     * recovered. {@code parts} is called again, so the fields of a flow are lost.
     */
    public void restart() {
        running = running().restarted(this::addParts);
    }

    /**
     * Runs a durable flow twice from each prefix of the journals that this test's calls have written, as after the end of their
     * instance, and compares its steps, and their arguments, with the journal. Steps after secret digits are not compared. At the end of a
     * test, in one line: {@code box.assertDeterministic(flow)}.
     *
     * @throws AssertionError if a step or its arguments differ, or the flow fails; the message contains the position. Also if no call has a
     *     journal of this flow and version
     */
    public void assertDeterministic(DurableFlow flow) {
        List<CallSession> sessions = running().sessions().written().stream()
                .filter(session -> ReplayCheck.hasJournal(flow, session))
                .toList();
        if (sessions.isEmpty()) {
            throw new AssertionError("no call of this test has a journal of flow " + flow.name());
        }
        List<String> divergences = sessions.stream()
                .flatMap(session -> ReplayCheck.divergences(flow, session).stream())
                .toList();
        if (!divergences.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), divergences));
        }
    }

    private RunningEngine running() {
        RunningEngine found = running;
        if (found == null) {
            throw new IllegalStateException(
                    "no engine outside of a test: the extension starts it before the test and closes it after it");
        }
        return found;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running = RunningEngine.start(this::addParts);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (running != null) {
            running.close();
            running = null;
        }
        if (!silenceAllowed) {
            silences.requireNone();
        }
    }
}
