package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The progress of a kept call: values of its model, read on demand. Used under the lock of the kept calls. */
final class KeptProgress {
    private final String asterisk;
    private final boolean recovered;
    private CallTimes times;
    private CallPlan.@Nullable Hunt ringing;
    private @Nullable DialTarget callee;
    private LegId own = LegId.CALLER;
    private @Nullable CallEnd end;

    KeptProgress(CallModel model, boolean recovered) {
        asterisk = model.facts().origin().asteriskId();
        times = model.times();
        this.recovered = recovered;
    }

    void note(CallModel model) {
        times = model.times();
        Leg caller = model.caller();
        own = caller == null ? own : caller.id();
        CallPlan plan = model.plan();
        if (plan instanceof CallPlan.Hunt hunt) {
            ringing = hunt;
        } else if (plan instanceof CallPlan.Connected connected) {
            Leg leg = model.leg(connected.callee());
            callee = leg == null ? null : leg.target();
        } else if (plan instanceof CallPlan.Releasing releasing) {
            end = releasing.end();
        }
    }

    CallSummary.Progress read() {
        return new CallSummary.Progress(asterisk, route(), times.started(), answered(), times.ended(), end, recovered);
    }

    private String route() {
        if (callee != null) {
            return callee.endpoint();
        }
        return ringing == null
                ? ""
                : ringing.offers().stream()
                        .map(offer -> offer.target().endpoint())
                        .collect(Collectors.joining(", "));
    }

    private @Nullable Instant answered() {
        if (times.connected() != null) {
            return times.connected();
        }
        LegTimes caller = times.of(own);
        boolean ringsForCaller = ringing != null && own.equals(LegId.CALLER);
        return caller == null || ringsForCaller ? null : caller.answered();
    }
}
