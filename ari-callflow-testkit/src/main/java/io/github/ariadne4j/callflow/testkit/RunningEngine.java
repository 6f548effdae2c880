package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.testkit.AriSimulator;
import java.util.function.Consumer;

/**
 * An engine on a simulated Asterisk, with what outlasts its restart.
 *
 * @param ari its connections
 */
record RunningEngine(
        AriSimulator asterisk,
        WatchedSessions sessions,
        CollectedCdrs cdrs,
        CallEvents events,
        AriClient ari,
        CallEngine engine)
        implements AutoCloseable {
    private static final String APPLICATION = "under-test";

    /** On a new Asterisk. */
    static RunningEngine start(Consumer<CallEngine.Builder> parts) {
        AriSimulator asterisk = AriSimulator.start();
        try {
            return on(asterisk, new WatchedSessions(), new CollectedCdrs(), new CallEvents(), parts);
        } catch (RuntimeException e) {
            asterisk.close();
            throw e;
        }
    }

    private static RunningEngine on(
            AriSimulator asterisk,
            WatchedSessions sessions,
            CollectedCdrs cdrs,
            CallEvents events,
            Consumer<CallEngine.Builder> parts) {
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        AriClient ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, APPLICATION));
        CallEngine.Builder builder = CallEngine.builder(ari).sessions(sessions).cdrs(cdrs);
        parts.accept(builder);
        builder.listener(events).observer(events);
        return new RunningEngine(asterisk, sessions, cdrs, events, ari, builder.start());
    }

    /** Another engine in the place of this one, which ends. */
    RunningEngine restarted(Consumer<CallEngine.Builder> parts) {
        end();
        return started(parts);
    }

    /** The engine and its connections. */
    void end() {
        engine.close();
        ari.close();
    }

    /** Another engine in the place of this one, which has ended. */
    RunningEngine started(Consumer<CallEngine.Builder> parts) {
        return on(asterisk, sessions, cdrs, events, parts);
    }

    @Override
    public void close() {
        end();
        asterisk.close();
    }
}
