package io.github.ariadne4j.callflow.actor;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live call: its model, and the signals to it, handled one after the other. Each step runs to completion on the loop: a
 * signal that arrives while the commands of a transition are carried out is handled after all of them. Signals may be sent from
 * any thread.
 */
public final class CallActor {
    private static final Logger LOG = LoggerFactory.getLogger(CallActor.class);

    private final CallFacts facts;
    private final CallMachine machine;
    private final CallLoop loop;
    private final @Nullable CallObserver observer;
    private final CallCommand.Handler commands;
    private @Nullable Deque<Runnable> waiting;

    /** The commands that wait for a write; null: none does. */
    private @Nullable Deque<CallCommand> held;

    private final OpenOrders orders = new OpenOrders();
    private boolean running;
    private boolean failed;
    private @Nullable CallModel call;

    public CallActor(
            CallFacts facts,
            CallMachine machine,
            CallLoop loop,
            @Nullable CallObserver observer,
            CommandHandlers handlers) {
        this.facts = facts;
        this.machine = machine;
        this.loop = loop;
        this.observer = observer;
        this.commands = handlers.of(facts, this);
    }

    /** Makes the handler of a call's commands. */
    public interface CommandHandlers {
        /** The handler of this call's commands, which sends its results to this actor. */
        CallCommand.Handler of(CallFacts facts, CallActor actor);
    }

    public CallId id() {
        return facts.call().id();
    }

    /** The call as it came in. */
    public IncomingCall incoming() {
        return facts.call();
    }

    /**
     * Begins an incoming call.
     *
     * @param answered whether its caller was answered before
     * @param routesFirst whether its flow chooses the route before the session is stored
     * @param flow the data of its flow
     */
    public void begin(boolean answered, boolean routesFirst, FlowData flow, Instant at) {
        onLoop(() -> follow(machine.begin(facts, answered, routesFirst, flow, at)));
    }

    /**
     * Begins an outbound call.
     *
     * @param hunt its targets
     * @param flow the data of its flow, with the custom fields of its CDR
     */
    public void originate(HuntPlan hunt, FlowData flow, Instant at) {
        onLoop(() -> follow(machine.originate(facts, hunt, flow, at)));
    }

    /** Runs this once the signals that wait are handled, if the call is admitted then. */
    public void ifAdmitted(Runnable task) {
        onLoop(() -> {
            if (call != null && !(call.plan() instanceof CallPlan.Admitting)) {
                task.run();
            }
        });
    }

    /** Continues a recovered call; an exception of the recovery ends this call only. */
    public void recover(Supplier<CallTransition> recovery) {
        onLoop(() -> {
            CallTransition transition = recovery.get();
            if (observer != null) {
                observer.onRecovered(id(), transition.next());
            }
            follow(transition);
        });
    }

    /** Releases the call, which another instance owns: later signals have no effect. */
    public void abandon() {
        onLoop(() -> {
            commands.on(new CallCommand.ToFlow(new CallCommand.ToFlow.Word.Abandon()));
            call = null;
            held = null;
            orders.endAll();
            if (observer != null) {
                observer.onAbandoned(id());
            }
        });
    }

    /** Stores the call again, as the store may have lost it. */
    public void writeAgain() {
        onLoop(() -> {
            if (call != null && !call.isOver()) {
                commands.on(new CallCommand.ToStore(new CallCommand.ToStore.Write.Save(), call));
            }
        });
    }

    /**
     * The caller's channel, which changes with a replacement; of an outbound call, the channel of the party that answered first.
     */
    public ChannelId callerChannel() {
        Leg caller = call == null ? null : call.caller();
        return caller == null ? facts.call().channel() : caller.channel();
    }

    /** The channel that is the originator of dialled legs; null for the first targets of an outbound call. */
    public @Nullable ChannelId originator() {
        boolean ringsFirst = facts.call().isOutbound() && (call == null || call.caller() == null);
        return ringsFirst ? null : callerChannel();
    }

    /** Whether it is an outbound call. */
    public boolean isOutbound() {
        return facts.call().isOutbound();
    }

    /** The time of its start; null before its first step. */
    public @Nullable Instant started() {
        return call == null ? null : call.times().started();
    }

    /** Whether this is the leg of the party that the flow serves. */
    public boolean isOfFlow(LegId id) {
        return call != null && call.isCaller(id);
    }

    /** The options of a leg's target; none if the call has no such leg, or it was not dialled. */
    public DialOptions optionsOf(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        DialTarget target = leg == null ? null : leg.target();
        return target == null ? DialOptions.NONE : target.options();
    }

    /** Whether one of its legs belongs to an operation and is no party. */
    public boolean isHelper(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg != null && leg.role().helps();
    }

    /** Whether a target that is not gone got another caller id than the caller's. */
    public boolean hidesCaller() {
        if (call != null) {
            for (Leg leg : call.legs()) {
                DialTarget target = leg.target();
                if (target != null && target.options().callerId() != null && !leg.isReleased()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the call has the answer of one of its legs. */
    public boolean knowsAnswerOf(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg != null && leg.wasAnswered();
    }

    /** Whether one of its legs had another channel before. */
    public boolean hasReplaced(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg != null && !leg.replaced().isEmpty();
    }

    /** Whether this leg has ended; true if the call has no such leg. */
    public boolean hasReleased(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg == null || leg.isReleased();
    }

    /** Whether the leg of this operation takes commands; false if there is no such operation. */
    public boolean takesCommands(OperationId id) {
        return legOf(id) != null;
    }

    /** The leg of this operation; null if it takes no commands, or there is no such operation. */
    public @Nullable Leg legOf(OperationId id) {
        OpenOperation operation = call == null ? null : call.operation(id);
        Leg leg = operation == null || call == null ? null : call.leg(operation.leg());
        return leg != null && leg.takesCommands() ? leg : null;
    }

    /** The durable flow of the call; null: none. */
    public @Nullable FlowName durableFlow() {
        Journal journal = call == null ? null : call.flow().journal();
        return journal == null ? null : journal.flow();
    }

    /** The names of the fields that the record gets, besides those of values that the flow keeps. */
    public Set<String> noted() {
        if (call == null) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(call.flow().notes().keySet());
        names.removeAll(call.flow().data().keySet());
        return names;
    }

    /** Whether a flow holds it while parties are connected, or about to be: their keys may mean something. */
    public boolean isHeldByFlow() {
        CallPlan plan = call == null ? null : call.plan();
        if (plan instanceof CallPlan.Hunt hunt) {
            return hunt.request() != null;
        }
        return plan instanceof CallPlan.Transferring
                || (plan instanceof CallPlan.Connected connected && connected.flowHolds());
    }

    /** Whether a party is to hear music: while its flow waits, while it is transferred, or at an order. */
    public boolean hasMusic() {
        for (OpenOperation open : operations()) {
            if (open.kind().isMusic()) {
                return true;
            }
        }
        return false;
    }

    /** The operations in progress on its channels. */
    public List<OpenOperation> operations() {
        return call == null ? List.of() : call.operations();
    }

    /** Whether this channel is in the bridge of the parties. */
    public boolean isInBridge(ChannelId channel) {
        if (call != null) {
            for (Leg leg : call.legs()) {
                if (leg.channel().equals(channel)) {
                    return call.isJoined(leg.id());
                }
            }
        }
        return false;
    }

    /** Whether Asterisk was asked to stop the sound of this operation, and has not answered yet. */
    public boolean isStopping(OperationId id) {
        return call != null
                && call.stopping().stream().anyMatch(sound -> sound.id().equals(id));
    }

    /** Ends the call from outside its flow; reports the outcome on the loop. */
    public void hangUp(HangupCause cause, Consumer<HangupOutcome> told) {
        onLoop(() -> {
            HangupOutcome outcome = isEnding() ? HangupOutcome.TOO_LATE : HangupOutcome.REQUESTED;
            handle(new CallSignal.HangupOrdered(cause, loop.now()));
            told.accept(outcome);
        });
    }

    private boolean isEnding() {
        CallPlan plan = call == null ? new CallPlan.Released() : call.plan();
        return plan instanceof CallPlan.Released
                || (plan instanceof CallPlan.Releasing releasing && releasing.kept() == null);
    }

    /** Passes an order from outside the flow; reports the answer, and the failure of Asterisk if there is one, on the loop. */
    public void order(CallOrder order, BiConsumer<FlowAnswer, @Nullable Throwable> told) {
        onLoop(() -> {
            if (call == null) {
                told.accept(new FlowAnswer.CallOver(), null);
            } else {
                handle(new CallSignal.Ordered(order, orders.open(told), loop.now()));
            }
        });
    }

    /** Answers an order from outside. */
    public void answerOrder(RequestId request, FlowAnswer answer, @Nullable Throwable why) {
        orders.answer(request, answer, why);
    }

    /** Answers all open orders, as the call is over. */
    public void endOrders() {
        orders.endAll();
    }

    public void tell(CallSignal signal) {
        if (!loop.isCurrent() || running) {
            onLoop(() -> handle(signal));
        } else if (!loop.isClosed()) {
            running = true;
            try {
                handle(signal);
                runWaiting();
            } finally {
                running = false;
            }
        }
    }

    /**
     * Sends a signal of a flow.
     *
     * @param replaced whether another flow has replaced that flow, evaluated on the loop when the signal is due: the signal is
     *     dropped then
     */
    public void tell(CallSignal signal, BooleanSupplier replaced) {
        onLoop(() -> {
            if (!replaced.getAsBoolean()) {
                handle(signal);
            }
        });
    }

    private void onLoop(Runnable step) {
        if (loop.isCurrent()) {
            run(step);
        } else {
            loop.execute(() -> run(step));
        }
    }

    private void run(Runnable step) {
        if (running) {
            if (waiting == null) {
                waiting = new ArrayDeque<>(4);
            }
            waiting.add(step);
            return;
        }
        if (loop.isClosed()) {
            return;
        }
        running = true;
        try {
            guarded(step);
            runWaiting();
        } finally {
            running = false;
        }
    }

    private void runWaiting() {
        for (Runnable next = nextWaiting(); next != null; next = nextWaiting()) {
            guarded(next);
        }
        waiting = null;
    }

    private @Nullable Runnable nextWaiting() {
        return waiting == null ? null : waiting.poll();
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            fail("run a step", e);
        }
    }

    /** An exception in the engine must end this call only. */
    private void handle(CallSignal signal) {
        CallModel before = call;
        if (before == null) {
            return;
        }
        if (LOG.isDebugEnabled()) {
            CallLogContext.run(id(), () -> {
                LOG.debug("call {}: {}", id(), signal);
                handle(before, signal);
            });
        } else {
            handle(before, signal);
        }
    }

    private void handle(CallModel before, CallSignal signal) {
        try {
            CallTransition transition = machine.on(before, signal);
            if (observer != null) {
                observer.onTransition(id(), before, signal, transition);
            }
            follow(transition);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            fail("handle " + signal, e);
        }
    }

    private void follow(CallTransition transition) {
        call = transition.next();
        List<CallCommand> all = transition.commands();
        for (int i = 0; i < all.size(); i++) {
            perform(all.get(i));
        }
    }

    private void perform(CallCommand command) {
        if (held == null) {
            command.applyTo(commands);
        } else {
            held.add(command);
        }
    }

    /** Holds the commands that follow, in their order, until {@link #release}. On the loop, by the handler of a command. */
    public void hold() {
        held = new ArrayDeque<>(8);
    }

    /** Carries out what was held. */
    public void release() {
        onLoop(() -> {
            Deque<CallCommand> due = held;
            held = null;
            if (due != null) {
                due.forEach(this::perform);
            }
        });
    }

    /** Logged once: a call that fails at one signal mostly fails at the next as well. */
    private void fail(String what, Throwable why) {
        if (failed) {
            LOG.debug("call {} could not {} either", id(), what, why);
            return;
        }
        failed = true;
        CallLogContext.run(id(), () -> {
            LOG.error("call {} could not {} and is hung up; please report this", id(), what, why);
            try {
                hangUpAll();
            } catch (RuntimeException e) {
                LOG.error("call {} could not be hung up either", id(), e);
            }
        });
    }

    private void hangUpAll() {
        CallModel known = call;
        if (known == null) {
            if (!isOutbound()) {
                hangUp(LegId.CALLER, facts.call().channel());
            }
            return;
        }
        for (Leg leg : known.legs()) {
            if (!leg.isReleased()) {
                hangUp(leg.id(), leg.channel());
            }
        }
    }

    private void hangUp(LegId leg, ChannelId channel) {
        commands.on(new CallCommand.ToLeg(leg, new LegCommand.HangUp(channel, HangupCause.FAILURE, 1)));
    }
}
