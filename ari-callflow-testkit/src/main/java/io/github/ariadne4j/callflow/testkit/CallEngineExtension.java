package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.ReplayCheck;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.testkit.AriSimulator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An engine on a simulated Asterisk for each test, with sessions and records in memory; in a field with {@code @RegisterExtension}, static
 * or not. The test says what the engine is made of:
 *
 * <pre>{@code
 * @RegisterExtension
 * final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(new MyFlow()));
 * }</pre>
 *
 * <p>Runs from before each test until after it. A test in which a party was answered, and then heard nothing and waited for no verb for longer
 * than {@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence}, fails at its end, unless {@link #allowingSilence} says
 * otherwise. Needs {@code junit-jupiter-api} on the class path of the test.
 */
public final class CallEngineExtension implements BeforeEachCallback, AfterEachCallback {
    private static final String APPLICATION = "under-test";

    private final Consumer<CallEngine.Builder> parts;
    private final boolean silenceAllowed;
    private final Silences silences = new Silences();
    private @Nullable Running running;

    private record Running(AriSimulator asterisk, Kept kept, Connected now) {
        Running restarted(Consumer<CallEngine.Builder> parts) {
            now.close();
            return new Running(asterisk, kept, Connected.to(asterisk, kept, parts));
        }
    }

    /** What outlasts a restart. */
    private record Kept(WatchedSessions sessions, CollectedCdrs cdrs, CallEvents events) {}

    private record Connected(AriClient ari, CallEngine engine) {
        static Connected to(AriSimulator asterisk, Kept kept, Consumer<CallEngine.Builder> parts) {
            Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
            AriClient ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, APPLICATION));
            CallEngine.Builder builder =
                    CallEngine.builder(ari).sessions(kept.sessions()).cdrs(kept.cdrs());
            parts.accept(builder);
            builder.listener(kept.events()).observer(kept.events());
            return new Connected(ari, builder.start());
        }

        void close() {
            engine.close();
            ari.close();
        }
    }

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

    /** The same for tests in which a party may be in silence; to be called on the new extension. */
    public CallEngineExtension allowingSilence() {
        return new CallEngineExtension(parts, true);
    }

    private void addParts(CallEngine.Builder builder) {
        builder.listener(silences);
        parts.accept(builder);
    }

    /** The Asterisk. */
    public AriSimulator asterisk() {
        return running().asterisk();
    }

    /** The engine; another one after a restart. */
    public CallEngine engine() {
        return running().now().engine();
    }

    /** The records of this test's calls, those of before a restart included; empty if {@code parts} gave the engine another sink. */
    public CollectedCdrs cdrs() {
        return running().kept().cdrs();
    }

    /** What the engine told of this test's calls, that of before a restart included; after listeners of {@code parts} that do not block. */
    public CallEvents events() {
        return running().kept().events();
    }

    /**
     * As if the application ended and started again: closes the engine and its connections, and starts them anew with the sessions of
     * before. Calls that live are recovered. What {@code parts} made is made anew, so what a flow kept in its fields is lost.
     */
    public void restart() {
        running = running().restarted(this::addParts);
    }

    /**
     * Runs a durable flow twice from each prefix of the journals that this test's calls have written, as after the end of their instance: what it
     * does has to be what it did. Steps after secret digits are not looked at. At the end of a test, in one line:
     * {@code box.assertDeterministic(flow)}.
     *
     * @throws AssertionError if it does something else; the message says at which step
     */
    public void assertDeterministic(DurableFlow flow) {
        List<String> divergences = running().kept().sessions().written().stream()
                .flatMap(session -> ReplayCheck.divergences(flow, session).stream())
                .toList();
        if (!divergences.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), divergences));
        }
    }

    private Running running() {
        Running found = running;
        if (found == null) {
            throw new IllegalStateException("the engine runs only while a test does");
        }
        return found;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        AriSimulator asterisk = AriSimulator.start();
        Kept kept = new Kept(new WatchedSessions(), new CollectedCdrs(), new CallEvents());
        try {
            running = new Running(asterisk, kept, Connected.to(asterisk, kept, this::addParts));
        } catch (RuntimeException e) {
            asterisk.close();
            throw e;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (running != null) {
            running.now().close();
            running.asterisk().close();
            running = null;
        }
        if (!silenceAllowed) {
            silences.requireNone();
        }
    }
}
