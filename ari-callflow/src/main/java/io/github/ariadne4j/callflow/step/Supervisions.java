package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.Snooping;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.operation.Supervision;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors of a call: each is dialled, then joined with a leg that listens to a party, in a bridge of their own. One ends when the
 * supervisor or that party leaves, and changes nothing for the parties. {@link #advance} does what is next, so that a recovery goes on with it.
 */
public final class Supervisions {
    private final CallStep step;

    public Supervisions(CallStep step) {
        this.step = step;
    }

    /** Written before anything is sent, so that a recovery finds it. */
    void begin(CallOrder.Supervise order, Leg party, RequestId request) {
        LegId supervisor = step.create(LegRole.SUPERVISOR, order.supervisor());
        OpenOperation operation =
                OpenOperation.of(step.nextOperation(), supervisor, OpenOperation.Kind.SUPERVISE, request);
        step.become(step.call().with(operation.with(Supervision.of(order.how(), party.id()))));
        step.save(step.call().plan());
    }

    /** A leg has come further. */
    public void changed(LegId leg) {
        OpenOperation operation = operationOf(leg);
        if (operation != null) {
            advance(operation);
        }
    }

    public void recovered() {
        open().forEach(this::advance);
    }

    private void advance(OpenOperation operation) {
        Leg supervisor = step.call().leg(operation.leg());
        Supervision supervision = operation.supervision();
        if (supervisor == null || supervision == null || !supervisor.takesCommands()) {
            return;
        }
        if (!supervisor.wasAnswered()) {
            dial(supervisor);
        } else if (supervision.snoop() == null) {
            listen(operation, supervision);
        } else {
            join(operation, supervision, supervision.snoop());
        }
    }

    /** A leg that was dialled is left as it is. */
    private void dial(Leg supervisor) {
        DialTarget target = supervisor.target();
        if (target != null) {
            step.dial(supervisor, target.ringFor());
        }
    }

    private void listen(OpenOperation operation, Supervision supervision) {
        Leg party = step.call().leg(supervision.of());
        if (party == null || !party.takesCommands()) {
            end(operation, new FlowAnswer.Absent());
            return;
        }
        LegId snoop = step.snoop(snooping(supervision, party.channel()));
        step.become(step.call().with(operation.with(supervision.listeningBy(snoop))));
        step.save(step.call().plan());
    }

    private static Snooping snooping(Supervision supervision, ChannelId channel) {
        return switch (supervision.how()) {
            case LISTEN -> Snooping.talkOf(channel);
            case WHISPER -> Snooping.whisperTo(channel);
            case BARGE -> Snooping.bargeInto(channel);
        };
    }

    private void join(OpenOperation operation, Supervision supervision, LegId snoop) {
        Leg listener = step.call().leg(snoop);
        if (listener == null || !listener.takesCommands()) {
            return;
        }
        BridgeKey bridge = supervision.bridge();
        if (bridge == null) {
            bridge = step.newBridge(BridgePurpose.SUPERVISION).key();
            step.become(step.call().with(operation.with(supervision.in(bridge))));
            step.save(step.call().plan());
        }
        BridgeState known = step.call().bridge(bridge);
        if (known != null) {
            step.join(known, List.of(operation.leg(), snoop));
        }
    }

    /** A report of a supervisor's bridge. */
    public void on(BridgeReport report) {
        OpenOperation operation = operationIn(report.bridge());
        if (operation == null) {
            return;
        }
        if (report instanceof BridgeReport.Joined) {
            joined(operation, report.bridge());
        } else if (!(report instanceof BridgeReport.Removed)) {
            end(operation, new FlowAnswer.Failed());
        }
    }

    private void joined(OpenOperation operation, BridgeKey key) {
        BridgeState bridge = step.call().bridge(key);
        Supervision supervision = operation.supervision();
        RequestId request = operation.request();
        boolean complete = bridge != null
                && supervision != null
                && supervision.snoop() != null
                && bridge.hasJoined(operation.leg())
                && bridge.hasJoined(supervision.snoop());
        if (complete && request != null) {
            step.dropRequest(request);
            step.answer(request, new FlowAnswer.Done());
        }
    }

    /** A leg failed: the supervisor did not answer, or the listening leg was not created. */
    public void failed(LegId leg, HangupCause cause) {
        OpenOperation operation = operationOf(leg);
        if (operation != null) {
            end(operation, new FlowAnswer.Refused("the supervisor is not connected: cause " + cause.code()));
        }
    }

    /** A leg has ended, and the bridge that it was in alone goes with it. */
    public void released(LegId leg, HangupCause cause) {
        failed(leg, cause);
        for (BridgeState bridge : step.call().bridges()) {
            boolean ofNone = bridge.key().purpose() == BridgePurpose.SUPERVISION && operationIn(bridge.key()) == null;
            if (ofNone && !bridge.isDestroyed() && bridge.intended().isEmpty()) {
                step.destroy(bridge);
            }
        }
    }

    /** Its legs have no purpose from here on, and are hung up; the bridge is destroyed once they are gone. */
    private void end(OpenOperation operation, FlowAnswer answer) {
        step.become(step.call().without(operation));
        if (operation.request() != null) {
            step.answer(operation.request(), answer);
        }
    }

    private @Nullable OpenOperation operationOf(LegId leg) {
        for (OpenOperation operation : open()) {
            if (operation.usesHelper(leg)) {
                return operation;
            }
        }
        return null;
    }

    private @Nullable OpenOperation operationIn(BridgeKey bridge) {
        for (OpenOperation operation : open()) {
            Supervision supervision = operation.supervision();
            if (supervision != null && bridge.equals(supervision.bridge())) {
                return operation;
            }
        }
        return null;
    }

    private List<OpenOperation> open() {
        return step.call().operations(OpenOperation.Kind.SUPERVISE);
    }
}
