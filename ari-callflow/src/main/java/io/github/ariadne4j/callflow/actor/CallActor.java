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
import io.github.ariadne4j.callflow.model.OpenOperation;
import io.github.ariadne4j.callflow.model.OperationId;
import io.github.ariadne4j.callflow.model.RequestId;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call: its model, and what is told to it, one after the other. Runs to completion on the loop: what a command tells the call
 * while a transition is carried out is handled after all commands of that transition have gone out. May be told anything from
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
        /** The handler of this call's commands, which answers to this actor. */
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
     * A call comes in.
     *
     * @param answered whether its caller was answered before
     * @param routesFirst whether its flow says where it goes before the first write
     * @param flow what is known of its flow
     */
    public void begin(boolean answered, boolean routesFirst, FlowData flow, Instant at) {
        onLoop(() -> follow(machine.begin(facts, answered, routesFirst, flow, at)));
    }

    /**
     * The application itself begins the call.
     *
     * @param hunt whom it rings
     * @param flow what is known of its flow, with what its record gets
     */
    public void originate(HuntPlan hunt, FlowData flow, Instant at) {
        onLoop(() -> follow(machine.originate(facts, hunt, flow, at)));
    }

    /** Goes on from where a recovery finds the call; what the recovery throws ends this call alone. */
    public void recover(Supplier<CallTransition> recovery) {
        onLoop(() -> {
            CallTransition transition = recovery.get();
            if (observer != null) {
                observer.onRecovered(id(), transition.next());
            }
            follow(transition);
        });
    }

    /** Another instance owns the call now: what is told here from now on is not for us. */
    public void abandon() {
        onLoop(() -> {
            commands.on(new CallCommand.ToFlow(new CallCommand.ToFlow.Word.Abandon()));
            call = null;
            orders.endAll();
            if (observer != null) {
                observer.onAbandoned(id());
            }
        });
    }

    /** The store may have lost what it had of this call. */
    public void writeAgain() {
        onLoop(() -> {
            if (call != null && !call.isOver()) {
                commands.on(new CallCommand.ToStore(new CallCommand.ToStore.Write.Save(), call));
            }
        });
    }

    /** The caller's channel, which changes with a replacement; of an outbound call, that of the party that answered first. */
    public ChannelId callerChannel() {
        Leg caller = call == null ? null : call.caller();
        return caller == null ? facts.call().channel() : caller.channel();
    }

    /** On whose behalf a leg is dialled; null for the first ones of an outbound call. */
    public @Nullable ChannelId originator() {
        boolean ringsFirst = facts.call().isOutbound() && (call == null || call.caller() == null);
        return ringsFirst ? null : callerChannel();
    }

    /** Whether the application itself began it. */
    public boolean isOutbound() {
        return facts.call().isOutbound();
    }

    /** When it began; null before its first step. */
    public @Nullable Instant started() {
        return call == null ? null : call.times().started();
    }

    /** Whether this is the leg that its flow serves. */
    public boolean isOfFlow(LegId id) {
        return call != null && call.isCaller(id);
    }

    /** What a leg's target is given; nothing if the call has no such leg, or it was not dialled. */
    public DialOptions optionsOf(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        DialTarget target = leg == null ? null : leg.target();
        return target == null ? DialOptions.NONE : target.options();
    }

    /** Whether one of its legs is there for an operation, and is no party of its own. */
    public boolean isHelper(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg != null && leg.role().helps();
    }

    /** Whether a target that is not gone was told another caller than this one. */
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

    /** Whether one of its legs was answered, as far as the call knows. */
    public boolean knowsAnswerOf(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg != null && leg.wasAnswered();
    }

    /** Whether one of its legs had another channel before. */
    public boolean hasReplaced(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg != null && !leg.replaced().isEmpty();
    }

    /** Whether this leg is over; also if the call has no such leg. */
    public boolean hasReleased(LegId id) {
        Leg leg = call == null ? null : call.leg(id);
        return leg == null || leg.isReleased();
    }

    /** Whether the leg of this operation takes commands; also false if there is no such operation. */
    public boolean takesCommands(OperationId id) {
        OpenOperation operation = call == null ? null : call.operation(id);
        Leg leg = operation == null || call == null ? null : call.leg(operation.leg());
        return leg != null && leg.takesCommands();
    }

    /** The durable flow that has it; null: none has. */
    public @Nullable FlowName durableFlow() {
        Journal journal = call == null ? null : call.flow().journal();
        return journal == null ? null : journal.flow();
    }

    /** What is under way on its channels. */
    public List<OpenOperation> operations() {
        return call == null ? List.of() : call.operations();
    }

    /** Ends it from outside its flow; says what came of that on the loop. */
    public void hangUp(HangupCause cause, Consumer<HangupOutcome> told) {
        onLoop(() -> {
            HangupOutcome outcome = isEnding() ? HangupOutcome.TOO_LATE : HangupOutcome.REQUESTED;
            handle(new CallSignal.HangupOrdered(cause, loop.now()));
            told.accept(outcome);
        });
    }

    private boolean isEnding() {
        return call == null || call.plan() instanceof CallPlan.Releasing || call.plan() instanceof CallPlan.Released;
    }

    /** Gives it an order from outside its flow; says on the loop what it is answered with, and why Asterisk did not do it. */
    public void order(CallOrder order, BiConsumer<FlowAnswer, @Nullable Throwable> told) {
        onLoop(() -> {
            if (call == null) {
                told.accept(new FlowAnswer.CallOver(), null);
            } else {
                handle(new CallSignal.Ordered(order, orders.open(told), loop.now()));
            }
        });
    }

    /** An order from outside is answered. */
    public void answerOrder(RequestId request, FlowAnswer answer, @Nullable Throwable why) {
        orders.answer(request, answer, why);
    }

    /** The call is over: so is what was ordered. */
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
     * Tells it what a flow says.
     *
     * @param replaced whether another flow has taken the place of that one, asked on the loop when its turn has come: it is not heard then
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
            fail("do what it was asked", e);
        }
    }

    /** A bug in here must end this call, and no other. */
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
            fail("take " + signal, e);
        }
    }

    private void follow(CallTransition transition) {
        call = transition.next();
        for (CallCommand command : transition.commands()) {
            command.applyTo(commands);
        }
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
