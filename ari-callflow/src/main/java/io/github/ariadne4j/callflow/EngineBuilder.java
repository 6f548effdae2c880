package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.credit.SettlingCdrSink;
import io.github.ariadne4j.callflow.engine.AsteriskCalls;
import io.github.ariadne4j.callflow.execution.EnginePorts;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.gate.GateChain;
import io.github.ariadne4j.callflow.identity.LostAsteriskMonitor;
import io.github.ariadne4j.callflow.identity.LostCallRecorder;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.loop.EngineTime;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.speech.SpeechCache;
import io.github.ariadne4j.callflow.speech.SpeechFiles;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds and starts an engine. */
final class EngineBuilder implements CallEngine.Builder {
    private final AriClient ari;
    private final List<AdmissionGate> gates = new ArrayList<>();
    private final List<CallEngineListener> listeners = new ArrayList<>();
    private @Nullable FlowSelector flows;
    private SessionStore sessions = new InMemorySessionStore();
    private @Nullable CallStore together;
    private @Nullable Function<String, AriClient> connect;
    private SessionSpool spool = SessionSpool.none();
    private CdrSink cdrs = CdrSink.none();
    private CallLimits limits = CallLimits.unlimited();
    private boolean hopHeader;
    private @Nullable CreditControl credit;
    private @Nullable SpeechFiles speech;
    private JournalKeys journalKeys = JournalKeys.none();
    private CallEngineSettings settings = CallEngineSettings.defaults();
    private @Nullable CallObserver observer;
    private InstantSource clock = InstantSource.system();
    private @Nullable ScheduledExecutorService timers;

    EngineBuilder(AriClient ari) {
        this.ari = ari;
    }

    @Override
    public CallEngine.Builder flow(CallFlow flow) {
        this.flows = FlowSelector.always(flow);
        return this;
    }

    @Override
    public CallEngine.Builder flows(FlowSelector selector) {
        this.flows = selector;
        return this;
    }

    @Override
    public CallEngine.Builder sessions(SessionStore store) {
        this.sessions = store;
        return this;
    }

    @Override
    public CallEngine.Builder store(CallStore store) {
        this.together = store;
        return this;
    }

    @Override
    public CallEngine.Builder spool(SessionSpool sessionSpool) {
        this.spool = sessionSpool;
        return this;
    }

    @Override
    public CallEngine.Builder cdrs(CdrSink sink) {
        this.cdrs = sink;
        return this;
    }

    @Override
    public CallEngine.Builder limits(CallLimits callLimits) {
        this.limits = callLimits;
        return this;
    }

    @Override
    public CallEngine.Builder credit(CreditControl control) {
        this.credit = control;
        return this;
    }

    @Override
    public CallEngine.Builder speech(SpeechFiles files) {
        this.speech = files;
        return this;
    }

    @Override
    public CallEngine.Builder journalKeys(JournalKeys keys) {
        this.journalKeys = keys;
        return this;
    }

    @Override
    public CallEngine.Builder gate(AdmissionGate gate) {
        gates.add(gate);
        return this;
    }

    @Override
    public CallEngine.Builder hopHeader() {
        this.hopHeader = true;
        return this;
    }

    @Override
    public CallEngine.Builder settings(CallEngineSettings changed) {
        this.settings = changed;
        return this;
    }

    @Override
    public CallEngine.Builder takeOvers(Function<String, AriClient> connectTo) {
        this.connect = connectTo;
        return this;
    }

    @Override
    public CallEngine.Builder observer(CallObserver seen) {
        CallObserver guarded = CallObserver.guarded(seen);
        this.observer = observer == null ? guarded : CallObserver.both(observer, guarded);
        return this;
    }

    @Override
    public CallEngine.Builder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    @Override
    public CallEngine.Builder timers(ScheduledExecutorService source) {
        this.timers = source;
        return this;
    }

    @Override
    public CallEngine.Builder listener(CallEngineListener listener) {
        listeners.add(listener);
        return this;
    }

    private AutoCloseable takeovers(CallStore store, Function<AriClient, AsteriskCalls> engines) {
        Function<String, AriClient> peers = connect;
        if (peers == null) {
            return () -> {};
        }
        CallOrigin own = new CallOrigin(ari.application(), ari.server().entityId());
        Ownership ownership = store.ownership()
                .orElseThrow(() -> new IllegalStateException(
                        "takeOvers(…) needs a store with ownership of calls: give one to store(…)"));
        return new FailoverMonitor(ownership, own, peers, engines);
    }

    /** Only needed with ownership: without it no session outlives its process, so none remains of an Asterisk that is gone. */
    private AutoCloseable goneAsterisks(CallStore store) {
        Ownership owners = store.ownership().orElse(null);
        if (owners == null) {
            return () -> {};
        }
        CallOrigin own = new CallOrigin(ari.application(), ari.server().entityId());
        ServedAsterisk ours =
                ServedAsterisk.askedAt(ari.server().startedAt(), ari.address().orElse(null));
        LostCallRecorder lost = new LostCallRecorder(
                store, owners, settled(), settings.timeouts().storeAnswers(), clock);
        LostAsteriskMonitor monitor = new LostAsteriskMonitor(owners, own, ours, lost);
        monitor.start();
        return monitor;
    }

    private CdrSink settled() {
        return credit == null ? cdrs : new SettlingCdrSink(cdrs, credit);
    }

    @Override
    public CallEngine start() {
        if (flows == null) {
            throw new IllegalStateException("an engine needs a flow: call flow(…) or flows(…) before start()");
        }
        WritePermission permission = new WritePermission(() -> ari.asterisk().mayWrite(), System::nanoTime);
        permission.require();
        FlowThreads flowThreads = new FlowThreads();
        CallStore store = together == null ? CallStore.of(sessions, limits) : together;
        Listeners notified = new Listeners(listeners);
        FlowSelector chosen = flows;
        AdmissionGate gate = GateChain.of(gates);
        CdrSink records = settled();
        SpeechCache speechCache = speech == null ? null : speech.open();
        CallFacts.Policy policy = new CallFacts.Policy(
                settings.timeouts(), settings.admitWhenLimitsUnknown(), settings.admitWhenSessionLost());
        AsteriskCalls.Bounds bounds =
                new AsteriskCalls.Bounds(settings.mostCalls(), settings.lookEvery(), settings.overloadDelay());
        Function<AriClient, AsteriskCalls> engines = client -> new AsteriskCalls(
                new EnginePorts(
                        client,
                        store,
                        spool,
                        records,
                        chosen,
                        gate,
                        hopHeader,
                        credit,
                        settings.admitWhenCreditUnknown(),
                        speechCache,
                        journalKeys,
                        notified,
                        observer),
                policy,
                bounds,
                flowThreads,
                new EngineTime(clock, timers));
        AsteriskCalls actors = engines.apply(ari);
        actors.whenReplaced(notified::replaced);
        RunningEngine engine =
                new RunningEngine(actors, flowThreads, notified, new HealthReader(ari, permission, actors));
        try {
            actors.start();
            engine.alsoClose(takeovers(store, engines));
            engine.alsoClose(goneAsterisks(store));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return engine;
    }
}
