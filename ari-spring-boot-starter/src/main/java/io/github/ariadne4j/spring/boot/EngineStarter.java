package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.session.DuplicateIdentityException;
import io.github.ariadne4j.callflow.store.CallStore;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Starts an engine; failures contain what to do about them.
 *
 * @param ari its client
 * @param connection the settings of the client; null for a client of the application's own
 * @param takeOvers whether it may take over calls of other applications
 */
record EngineStarter(AriClient ari, @Nullable AriSettings connection, boolean takeOvers) {
    /** Requires a store with owners, and settings to connect with. */
    void takeOversFrom(CallStore store, CallEngine.Builder builder) {
        AriSettings settings = connection;
        if (takeOvers && settings != null && store.ownership().isPresent()) {
            builder.takeOvers(application -> AriClient.connect(settings.withApplication(application)));
        }
    }

    CallEngine start(CallEngine.Builder builder) {
        try {
            return builder.start();
        } catch (AriException e) {
            throw told(e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof AriException known ? told(known) : e;
        } catch (DuplicateIdentityException e) {
            throw new AriStartException(
                    String.valueOf(e.getMessage()),
                    "Give each Asterisk an entityid of its own in asterisk.conf, or each application another"
                            + " ariadne4j.redis.namespace.",
                    e);
        }
    }

    private RuntimeException told(AriException thrown) {
        return connection == null ? thrown : AriConnector.failed(connection, thrown);
    }
}
