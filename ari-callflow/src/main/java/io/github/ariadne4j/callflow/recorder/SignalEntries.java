package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.recorder.log.KeptEntry;
import org.jspecify.annotations.Nullable;

/** The part of a signal that is kept: its kind and its subject, never its content, which may be a digit. */
final class SignalEntries {
    private SignalEntries() {}

    /** The label of a recovery in a ladder. */
    private static final class Recovered {}

    /** The call was recovered, and goes on with its plan. */
    static KeptEntry.Step recovered(long nanos, CallModel found) {
        Class<?> plan = found.plan().getClass();
        return new KeptEntry.Step(nanos, Recovered.class, 0, null, plan, plan);
    }

    static KeptEntry.Step step(long nanos, CallModel before, CallSignal signal, CallTransition transition) {
        return new KeptEntry.Step(
                nanos,
                kindOf(signal),
                aboutOf(signal),
                detailOf(signal),
                before.plan().getClass(),
                transition.next().plan().getClass());
    }

    private static Class<?> kindOf(CallSignal signal) {
        if (signal instanceof CallSignal.LegSignal leg) {
            return leg.event().getClass();
        }
        if (signal instanceof CallSignal.BridgeSignal bridge) {
            return bridge.event().getClass();
        }
        if (signal instanceof CallSignal.FlowSignal flow) {
            return flow.event().getClass();
        }
        if (signal instanceof CallSignal.TimerSignal timer) {
            return timer.timer().getClass();
        }
        return signal instanceof CallSignal.StoreSignal store ? store.event().getClass() : signal.getClass();
    }

    private static int aboutOf(CallSignal signal) {
        if (signal instanceof CallSignal.LegSignal leg) {
            return leg.leg().value();
        }
        return signal instanceof CallSignal.BridgeSignal bridge
                ? bridge.bridge().number()
                : 0;
    }

    private static @Nullable Enum<?> detailOf(CallSignal signal) {
        if (signal instanceof CallSignal.BridgeSignal bridge) {
            return detailOf(bridge.event());
        }
        return signal instanceof CallSignal.LegSignal leg ? detailOf(leg.event()) : null;
    }

    private static @Nullable Enum<?> detailOf(LegEvent event) {
        if (event instanceof LegEvent.TimerFired fired) {
            return fired.timer();
        }
        if (event instanceof LegEvent.CreateFailed failed) {
            return failed.failure();
        }
        return event instanceof LegEvent.CommandFailed failed ? failed.failure() : null;
    }

    private static @Nullable Enum<?> detailOf(BridgeEvent event) {
        if (event instanceof BridgeEvent.TimerFired fired) {
            return fired.timer();
        }
        if (event instanceof BridgeEvent.CreateFailed failed) {
            return failed.failure();
        }
        return event instanceof BridgeEvent.CommandFailed failed ? failed.failure() : null;
    }
}
