package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written down about one call: its limits, its session, its record. A store that is down is reported and stops no
 * call. Used by the call's mailbox only.
 */
final class CallBooks {
    private static final Logger LOG = LoggerFactory.getLogger(CallBooks.class);

    private final Outside outside;
    private final EndedSessions endedSessions;
    private final CallFacts facts;
    private final Instant started;
    private boolean admitted;
    private boolean sessionOpened;

    CallBooks(Shared shared, CallFacts facts) {
        this.outside = shared.outside();
        this.endedSessions = shared.endedSessions();
        this.facts = facts;
        this.started = Instant.now();
    }

    /** Hands over the decision; null if nobody could tell. */
    void askLimits(Consumer<@Nullable LimitDecision> then) {
        admitted = true;
        CallLimits limits = outside.limits();
        Calls.safely(() -> limits.admit(id(), scopes())).whenComplete((decision, error) -> {
            if (error != null) {
                LOG.warn(
                        "limits of call {} could not be asked: {}",
                        id(),
                        FaultReader.unwrapped(error).getMessage());
            }
            then.accept(decision);
        });
    }

    private Set<LimitScope> scopes() {
        IncomingCall call = facts.call();
        Set<LimitScope> scopes = new HashSet<>();
        if (!call.account().isBlank()) {
            scopes.add(LimitScope.account(call.account()));
        }
        if (!call.trunk().isBlank()) {
            scopes.add(LimitScope.trunk(call.trunk()));
        }
        return scopes;
    }

    /** Hands over whether the store has the session. */
    void openSession(Consumer<Boolean> then) {
        sessionOpened = true;
        CallSession session = session(CallTimeline.startedAt(started), null, null);
        Calls.safely(() -> outside.sessions().create(session)).whenComplete((done, error) -> {
            report("write", error);
            then.accept(error == null);
        });
    }

    void saveAnswer(int attempt, CallTimeline timeline) {
        CallSession session = session(timeline, facts.ids().leg(attempt), null);
        Calls.safely(() -> outside.sessions().update(session)).whenComplete((done, error) -> report("update", error));
    }

    /** The ended session stays until the record is durable: it is what the record could be written from again. */
    CompletionStage<Void> close(CallDetailRecord cdr) {
        if (admitted) {
            Calls.safely(() -> outside.limits().release(id()));
        }
        SessionStore sessions = outside.sessions();
        if (!sessionOpened) {
            return Calls.safely(() -> outside.cdrs().write(cdr));
        }
        CallSession ended = session(cdr.timeline(), cdr.parties().calleeChannel(), cdr.end());
        return Calls.safely(() -> sessions.update(ended))
                .handle((done, error) -> report("end", error))
                .thenCompose(done -> Calls.safely(() -> outside.cdrs().write(cdr)))
                .thenCompose(done -> endedSessions.remove(id()));
    }

    private @Nullable Void report(String what, @Nullable Throwable error) {
        if (error != null) {
            LOG.warn(
                    "could not {} the session of call {}: {}",
                    what,
                    id(),
                    FaultReader.unwrapped(error).getMessage());
        }
        return null;
    }

    private CallSession session(CallTimeline timeline, @Nullable ChannelId callee, @Nullable EndReason end) {
        IncomingCall call = facts.call();
        return new CallSession(
                id(),
                new CallSession.Origin(facts.ids().application(), facts.asteriskId()),
                call.caller().number(),
                call.dialled(),
                call.channel(),
                callee,
                facts.ids().bridge(),
                timeline,
                end);
    }

    private CallId id() {
        return facts.call().id();
    }

    /** Turns what a port throws at once into a failed stage. */
    static final class Calls {
        private Calls() {}

        static <T> CompletionStage<T> safely(java.util.function.Supplier<CompletionStage<T>> port) {
            try {
                return port.get();
            } catch (RuntimeException e) {
                return CompletableFuture.failedStage(e);
            }
        }
    }
}
