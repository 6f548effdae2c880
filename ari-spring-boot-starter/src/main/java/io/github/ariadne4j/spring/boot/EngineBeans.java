package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** The beans that an engine is made of, apart from its client and its flows; each is optional. */
record EngineBeans(
        ObjectProvider<CallStore> store,
        ObjectProvider<SessionSpool> spool,
        ObjectProvider<CdrSink> cdrs,
        ObjectProvider<CreditControl> credit,
        ObjectProvider<AdmissionGate> gates,
        ObjectProvider<CallObserver> observers,
        ObjectProvider<CallEngineListener> listeners,
        ObjectProvider<CallEngineCustomizer> customizers) {

    void addTo(CallEngine.Builder builder, EngineStarter start) {
        store.ifUnique(found -> {
            builder.store(found);
            start.takeOversFrom(found, builder);
        });
        spool.ifUnique(builder::spool);
        cdrs.ifUnique(builder::cdrs);
        // Several are an error: without any of them calls would be charged to no account.
        credit.ifAvailable(builder::credit);
        gates.orderedStream().forEach(builder::gate);
        observers.orderedStream().forEach(builder::observer);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    }

    /** The reasons for which calls may be refused, each with zero: meters are created for them before the engine starts. */
    Map<Refusal, Long> refusals() {
        Map<Refusal, Long> none = new HashMap<>();
        Refusal.ofEngine().forEach(reason -> none.put(reason, 0L));
        none.put(Refusal.LOOP, 0L);
        gates.orderedStream().flatMap(gate -> gate.reasons().stream()).forEach(reason -> none.put(reason, 0L));
        return Map.copyOf(none);
    }
}
