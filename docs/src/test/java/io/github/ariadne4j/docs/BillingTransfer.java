package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;

/** The transfers of {@code flows.md}. */
final class BillingTransfer {
    private BillingTransfer() {}

    static ConnectOutcome transfer(Call call, AnsweredLeg agent) {
        DialTarget billing = DialTarget.endpoint("billing").ringFor(Duration.ofSeconds(20));
        TransferOutcome outcome = call.transfer(
                agent,
                WarmTransfer.to(billing).music("default").completedBy('1').takenBackBy('*'));
        AnsweredLeg leg = outcome instanceof TransferOutcome.Joined joined ? joined.target() : agent;
        return call.connect(leg, Connect.of());
    }

    static ControlOutcome order(CallEngine engine, CallId id, DialTarget billing) throws Exception {
        ControlOutcome outcome = engine.handle(id)
                .transfer(WarmTransfer.to(billing).completedBy('1').takenBackBy('*'))
                .toCompletableFuture()
                .get();
        return outcome;
    }
}
