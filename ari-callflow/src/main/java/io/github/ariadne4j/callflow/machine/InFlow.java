package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Route;

/** The flow decides; nobody is being dialled. */
record InFlow(CallData data) implements CallState {
    @Override
    public CallState with(CallData changed) {
        return new InFlow(changed);
    }

    /** The flow answered it. Whoever takes the call up later has to know that it was not a callee. */
    @Override
    public Transition on(CallSignal.CallerUp signal) {
        CallData answered = data.caller(data.caller().isUp()).callerAnswered(signal.at());
        boolean known = data.timeline().callerAnswered() != null;
        return known ? stay(answered) : stay(answered, new Effect.Save(answered.session(), 0));
    }

    /** An answered caller who gets something is served: that is written down, as recovery cannot see it. */
    @Override
    public Transition on(CallSignal.FlowAsks signal) {
        boolean serves =
                !(signal.verb() instanceof FlowVerb.Ring) && !data.kept().served();
        CallData asked = serves ? data.withService() : data;
        Transition perform =
                stay(asked, new Effect.Perform(signal.verb(), signal.request())).bounded();
        boolean unwritten = serves && data.timeline().callerAnswered() != null;
        return unwritten ? perform.after(new Effect.Save(asked.session(), 0)) : perform;
    }

    @Override
    public Transition on(CallSignal.FlowDials signal) {
        return SettingUp.dial(data, signal.target(), signal.request(), signal.at());
    }

    @Override
    public Transition on(CallSignal.FlowRoutes signal) {
        Route route = signal.route();
        Transition then = route.targets().isEmpty()
                ? Teardown.flowHangsUp(data, route.causeIfNone(), signal.at())
                : SettingUp.route(data, route.targets(), signal.at());
        return then.after(new Effect.Confirm(signal.request()));
    }

    @Override
    public Transition on(CallSignal.FlowHangsUp signal) {
        return Teardown.flowHangsUp(data, signal.cause(), signal.at()).after(new Effect.Confirm(signal.request()));
    }

    @Override
    public Transition on(CallSignal.FlowReturned signal) {
        return signal.failed()
                ? Teardown.failed(data, HangupCause.FAILURE, signal.at())
                : Teardown.flowHangsUp(data, HangupCause.NORMAL_CLEARING, signal.at());
    }
}
