package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.gate.CallRate;
import io.github.ariadne4j.callflow.gate.HopLimit;
import io.github.ariadne4j.callflow.session.DuplicateIdentityException;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.examples.b2bua.config.AdmissionSettings;
import io.github.ariadne4j.examples.b2bua.config.B2buaSettings;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.lifecycle.ReplacedException;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import io.github.ariadne4j.examples.b2bua.status.HealthCheck;
import io.github.ariadne4j.examples.b2bua.status.UnavailabilityReason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The connection to Asterisk and the engine on it, through which calls come in. Closed by the code that opened it; calls go on without
 * it.
 *
 * @param asterisk the settings of the connection
 * @param ari the connection
 * @param engine the engine
 */
record B2buaRuntime(AriSettings asterisk, AriClient ari, CallEngine engine) implements HealthCheck, AutoCloseable {
    private static final Pattern JUDGED_BY_THE_ROUTES = Pattern.compile(".*", Pattern.DOTALL);
    private static final int FORBIDDEN = 403;
    private static final Set<String> STORE = Set.of("store_refuses_writes", "lease_unconfirmed");

    /**
     * Connects, and takes calls from then on. Blocks.
     *
     * @param settings the settings of the application
     * @param routes routes calls
     * @param stores adds the stores to the builder of the engine
     * @throws UnreachableException if Asterisk, or the session store, cannot be reached
     * @throws ConfigurationException if Asterisk refuses the credentials, the user is read-only, or another Asterisk with a live
     *     instance has the same identity
     */
    static B2buaRuntime open(B2buaSettings settings, Router routes, UnaryOperator<CallEngine.Builder> stores) {
        AriSettings asterisk = settings.ari();
        try {
            AriClient ari = AriClient.connect(asterisk);
            return new B2buaRuntime(asterisk, ari, start(ari, settings, routes, stores));
        } catch (CompletionException e) {
            throw e.getCause() instanceof AriException known ? fault(asterisk, known) : e;
        } catch (AriException e) {
            throw fault(asterisk, e);
        }
    }

    private static CallEngine start(
            AriClient ari, B2buaSettings settings, Router routes, UnaryOperator<CallEngine.Builder> stores) {
        try {
            CallEngine.Builder builder = stores.apply(gated(CallEngine.builder(ari), settings.admission())
                    .flow(new DialAndBridge(routes).accepting(JUDGED_BY_THE_ROUTES))
                    .settings(behaviour(settings)));
            if (settings.looksAfterOthers()) {
                builder.takeOvers(
                        application -> AriClient.connect(settings.ari().withApplication(application)));
            }
            return builder.start();
        } catch (SessionStoreException e) {
            ari.close();
            throw new UnreachableException("the session store: " + DisplayText.of(Ports.why(e)), e);
        } catch (AriRejectedException e) {
            ari.close();
            throw e.status() == FORBIDDEN ? mayOnlyRead(settings.ari()) : e;
        } catch (DuplicateIdentityException e) {
            ari.close();
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            ari.close();
            throw e;
        }
    }

    private static CallEngineSettings behaviour(B2buaSettings settings) {
        AdmissionSettings admission = settings.admission();
        return CallEngineSettings.defaults()
                .withMostCalls(admission.mostCalls())
                .withAdmissionWhileAway(admission.whenLimitsUnknown(), admission.whenSessionLost())
                .withAdmissionWhenCreditUnknown(admission.whenCreditUnknown())
                .withOverloadDelay(settings.overloadDelay())
                .with(CallTimeouts.defaults().withLongestSilence(settings.longestSilence()));
    }

    /** The rate limit comes last: a call that another gate refuses does not count. */
    private static CallEngine.Builder gated(CallEngine.Builder builder, AdmissionSettings admission) {
        builder.gate(new HopLimit(admission.mostHops())).gate(admission.numbers());
        return admission.callsPerSecond() == 0 ? builder : builder.gate(CallRate.of(admission.callsPerSecond()));
    }

    private static RuntimeException fault(AriSettings asterisk, AriException thrown) {
        return thrown instanceof AriRejectedException
                ? refused(asterisk)
                : new UnreachableException(
                        "Asterisk at " + asterisk.uri() + " cannot be reached: " + thrown.getMessage(), thrown);
    }

    private static ConfigurationException refused(AriSettings asterisk) {
        return new ConfigurationException("Asterisk at " + asterisk.uri() + " refuses the ARI user "
                + asterisk.credentials().username() + ": check " + Setting.ARI_USERNAME + " and "
                + Setting.ARI_PASSWORD + " against its ari.conf");
    }

    private static ConfigurationException mayOnlyRead(AriSettings asterisk) {
        return new ConfigurationException("Asterisk at " + asterisk.uri() + " has a read-only ARI user "
                + asterisk.credentials().username()
                + "; no call could be answered: set read_only = no for it"
                + " in its ari.conf, or choose another user with " + Setting.ARI_USERNAME + " and "
                + Setting.ARI_PASSWORD);
    }

    /** Ends the application when the client will not reconnect; while it reconnects the application goes on. */
    void whenLost(Shutdown shutdown) {
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onState(ConnectionState state) {
                endIfFinal(state, shutdown);
            }
        });
        endIfFinal(ari.state(), shutdown);
    }

    /** Ends the application when another instance owns its calls, as reported by the store or by Asterisk. */
    static CallEngineListener endWhenReplaced(AriSettings asterisk, Shutdown shutdown) {
        return new CallEngineListener() {
            /** It only completes a future that the main thread waits for. */
            @Override
            public boolean mayBlock() {
                return false;
            }

            @Override
            public void onReplaced() {
                shutdown.fail(replaced(asterisk.application()));
            }
        };
    }

    private static ReplacedException replaced(String application) {
        return new ReplacedException("another client took over the application " + application
                + " and its calls: start this one again if that was another instance of it, or give it another name with "
                + Setting.ARI_APP.names());
    }

    private void endIfFinal(ConnectionState state, Shutdown shutdown) {
        if (state == ConnectionState.REFUSED) {
            shutdown.fail(refused(asterisk));
        } else if (state == ConnectionState.REPLACED) {
            shutdown.fail(replaced(ari.application()));
        }
    }

    /** Whether a reason is about the session store, which has a check of its own. */
    static boolean isAboutStore(UnavailabilityReason reason) {
        return STORE.contains(reason.name());
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public List<UnavailabilityReason> reasons() {
        return engine.health().problems().stream()
                .map(problem ->
                        new UnavailabilityReason(problem.kind().name().toLowerCase(Locale.ROOT), problem.detail()))
                .toList();
    }

    @Override
    public void close() {
        engine.close();
        ari.close();
    }
}
