package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Leg;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.Media;
import io.github.ariadne4j.callflow.flow.PlayOutcome;
import io.github.ariadne4j.callflow.flow.SessionData;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.FlowVerb;
import java.util.Map;
import java.util.function.IntFunction;

/** A call as its flow sees it: every verb becomes a signal and waits for the answer. Used by the flow's thread only. */
final class FlowCall implements Call {
    private final IncomingCall incoming;
    private final CallActor actor;
    private final CallLoop loop;
    private final FlowRequests requests;
    private final KeptData kept;
    private boolean handedOver;

    FlowCall(IncomingCall incoming, CallActor actor, CallLoop loop, FlowRequests requests, Map<String, String> kept) {
        this.incoming = incoming;
        this.actor = actor;
        this.loop = loop;
        this.requests = requests;
        this.kept = new KeptData(incoming.id(), kept, this::keep);
    }

    @Override
    public IncomingCall incoming() {
        return incoming;
    }

    @Override
    public void answer() {
        perform(new FlowVerb.Answer());
    }

    @Override
    public void ring() {
        perform(new FlowVerb.Ring());
    }

    @Override
    public PlayOutcome play(Media media) {
        return (PlayOutcome) ask(request -> new CallSignal.FlowAsks(new FlowVerb.Play(media), request, loop.now()));
    }

    @Override
    public DialOutcome dial(DialTarget target) {
        return (DialOutcome) ask(request -> new CallSignal.FlowDials(target, request, loop.now()));
    }

    @Override
    public void connect(Leg leg) {
        handOver(request -> new CallSignal.FlowConnects(request, loop.now()));
    }

    @Override
    public void dialAndBridge(Route route) {
        handOver(request -> new CallSignal.FlowRoutes(route, request, loop.now()));
    }

    @Override
    public void hangUp(HangupCause cause) {
        handOver(request -> new CallSignal.FlowHangsUp(cause, request, loop.now()));
    }

    @Override
    public SessionData session() {
        return kept;
    }

    private boolean keep(SessionKey<?> key, String value) {
        return (boolean)
                ask(request -> new CallSignal.FlowKeeps(key.name(), value, key.isInCdr(), request, loop.now()));
    }

    @Override
    public void note(String name, String value) {
        actor.tell(new CallSignal.FlowNotes(name, value, loop.now()));
    }

    private void perform(FlowVerb verb) {
        ask(request -> new CallSignal.FlowAsks(verb, request, loop.now()));
    }

    private void handOver(IntFunction<CallSignal> signal) {
        ask(signal);
        handedOver = true;
    }

    private Object ask(IntFunction<CallSignal> signal) {
        if (handedOver) {
            throw new IllegalStateException(
                    "call " + id() + " was handed over or hung up by its flow; return from run() after that");
        }
        int request = requests.open();
        actor.tell(signal.apply(request));
        return requests.await(request);
    }
}
