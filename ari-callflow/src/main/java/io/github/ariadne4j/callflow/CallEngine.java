package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.engine.Reconciliation;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.speech.SpeechFiles;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Runs the calls of one Stasis application: takes them in, runs their flow, cleans up after them, writes their CDRs. Made
 * by {@link #builder}, lives until {@link #close()} and keeps the JVM alive as long, may be used on any thread. Client, store, sink and limits
 * belong to the code that made them and are not closed with the engine.
 */
public interface CallEngine extends AutoCloseable {
    /** Begins an engine on this client. */
    static Builder builder(AriClient ari) {
        return new EngineBuilder(ari);
    }

    /** How many calls live now. */
    int activeCalls();

    /** The call with this id; empty if no such call lives now in this engine. */
    Optional<CallHandle> call(CallId id);

    /**
     * A handle of the call with this id, wherever it lives. Orders to a call that another instance owns say which one does, as far as the
     * store knows.
     */
    CallHandle handle(CallId id);

    /**
     * Begins an outbound call: rings its targets, and runs its flow with the one that answers first. It is asked of the gates and
     * limits, written, recovered, recorded and ended as a call that comes in. Never blocks and does not throw what a refusal is.
     *
     * <p>Where the engine was closed, or another instance owns its calls, the outcome is {@link OriginateOutcome.GivenUp}.
     */
    OriginatedCall originate(Originate request);

    /**
     * How many new calls were refused since the start, by the engine before anything was done for them, and by its gates; every reason
     * is there that they have.
     */
    Map<Refusal, Long> refusedCalls();

    /**
     * How often a party was answered, heard nothing and waited for no operation for longer than
     * {@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence}, since the start: 0 in a system without faults. One that
     * lasts is counted again each time.
     */
    long silences();

    /**
     * Whether another instance owns the calls of this application by now. This engine then takes no calls and sends no commands.
     * {@link CallEngineListener#onReplaced()} tells when it happens.
     */
    boolean isReplaced();

    /** Whether new calls are served as they should be, and if not, each reason. Never blocks. */
    EngineHealth health();

    /** What looks at Asterisk have done since the start. */
    Reconciliation reconciliation();

    /** What waits to be written of calls that have ended. */
    OutboxBacklog outboxBacklog();

    /** Takes no new calls from now on: they are refused with cause 34 (SIP 503). Calls that live go on. */
    void drain();

    /**
     * Takes no new calls from now on: they go on in the dialplan behind {@code Stasis()}, with the channel variable
     * {@code A4J_HANDED_BACK} set to 1, so that it can offer them to another application. Calls that live go on.
     */
    void handBack();

    /** Whether it takes no new calls: since {@link #drain} or {@link #handBack}, or as another instance owns the calls. Never blocks. */
    boolean isDraining();

    /** Waits until no call lives and no CDR waits, at most this long; says whether that was reached. */
    boolean awaitIdle(Duration atMost) throws InterruptedException;

    /** Stops listening and gives the calls that live up: they go on in Asterisk, for the next owner to recover. */
    @Override
    void close();

    /** What an engine is made of; a flow is needed, the rest has defaults. */
    interface Builder {
        /** The flow of every call. */
        Builder flow(CallFlow flow);

        /** The flow of each call. */
        Builder flows(FlowSelector selector);

        /** Where sessions live; default: in memory. */
        Builder sessions(SessionStore sessions);

        /** Where CDRs go; default: nowhere. */
        Builder cdrs(CdrSink cdrs);

        /**
         * Decides on new calls, and on the targets that they dial, before any store is asked; may be given several times, and the first
         * that refuses decides. Default: a {@link io.github.ariadne4j.callflow.gate.HopLimit} only, which every engine has.
         */
        Builder gate(AdmissionGate gate);

        /**
         * Counts hops over other back-to-back user agents that pass SIP headers on, too: each PJSIP leg has a header {@code X-Ariadne4j-Hops}, and
         * each PJSIP caller is asked for it before the gates are. That is one more request for each call. Default: it is not.
         */
        Builder hopHeader();

        /**
         * What reserves credit for each call with an account code, after the gates and before its route and its session, and settles it
         * with the record. A call is ended once it has been billed for as long as was reserved. Default: no credit is asked for.
         */
        Builder credit(CreditControl control);

        /**
         * Where {@linkplain io.github.ariadne4j.callflow.verb.Prompt#speech texts} become sound; default: nowhere, and a playback of a text
         * fails. The folder is made at the start.
         */
        Builder speech(SpeechFiles files);

        /**
         * The keys under which {@linkplain io.github.ariadne4j.callflow.verb.Gather#secret secret digits} are written in the journals of durable
         * flows; default: none, and such digits are not written.
         */
        Builder journalKeys(JournalKeys keys);

        /** What is allowed; default: everything. */
        Builder limits(CallLimits limits);

        /** Where sessions and counts live, as one; replaces {@link #sessions} and {@link #limits}. */
        Builder store(CallStore store);

        /** Where ended sessions go that no store takes; default: nowhere. */
        Builder spool(SessionSpool spool);

        /**
         * Also looks after applications on the same Asterisk whose owner is gone: registers under their name and takes their
         * calls over. Needs a {@link #store} that knows who owns which calls.
         *
         * @param connect connects to the same Asterisk for another application; the engine closes the client
         */
        Builder takeOvers(Function<String, AriClient> connect);

        /** How the engine behaves; default: {@link CallEngineSettings#defaults()}. */
        Builder settings(CallEngineSettings settings);

        /** Sees everything that happens to calls, on the loop that they run on; default: nothing does. Several may be given. */
        Builder observer(CallObserver observer);

        /** What the engine reads its own times from; default: the system's clock. For tests in virtual time. */
        Builder clock(InstantSource clock);

        /**
         * When the engine's timers fire; default: by themselves. Only {@code schedule} with a delay is used, and the tasks run on
         * the loop. For tests in virtual time; the engine does not close it.
         */
        Builder timers(ScheduledExecutorService timers);

        /** Who is told; may be given several times. */
        Builder listener(CallEngineListener listener);

        /**
         * Subscribes, opens the event socket and takes calls; returns once events flow. No call enters the application before it
         * is known that the ARI user may write.
         *
         * @throws IllegalStateException if no flow was given
         * @throws io.github.ariadne4j.ari.request.AriRejectedException if the ARI user may only read (status 403)
         * @throws io.github.ariadne4j.ari.request.AriException if the socket cannot be opened
         */
        CallEngine start();
    }
}
