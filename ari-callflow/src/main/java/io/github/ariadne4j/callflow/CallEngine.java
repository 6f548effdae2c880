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
import io.github.ariadne4j.callflow.verb.Participant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Runs the calls of one Stasis application on one Asterisk: accepts them, runs their flow, cleans up after them and writes their
 * CDRs. Made by {@link #builder}. Lives until {@link #close()} and keeps the JVM alive until then. All methods may be called on
 * any thread. The client, the store, the sink and the limits belong to the code that made them; the engine does not close them.
 */
public interface CallEngine extends AutoCloseable {
    /** A builder of an engine that uses this client. It is to be used on one thread. */
    static Builder builder(AriClient ari) {
        return new EngineBuilder(ari);
    }

    /** The number of calls that are alive in this engine. Does not block. */
    int activeCalls();

    /** A handle of the call with this id; empty if this engine has no such live call. Does not block. */
    Optional<CallHandle> call(CallId id);

    /**
     * A handle of the call with this id, in whichever instance the call lives. If another instance owns the call, an order completes
     * with {@link io.github.ariadne4j.callflow.control.ControlOutcome.OwnedElsewhere}, as far as the store can be read, and
     * {@link CallHandle#hangUp} with {@link io.github.ariadne4j.callflow.call.HangupOutcome#TOO_LATE}. Does not block.
     */
    CallHandle handle(CallId id);

    /**
     * Tells which calls are in the room of this name on this engine's Asterisk, in the order in which they joined; none if the room is
     * not open, or if the engine is closed. Never blocks; completes on a thread of flows, so that what is chained to it may block.
     */
    CompletionStage<List<Participant>> participants(String room);

    /**
     * Begins an outbound call: rings its targets, and runs its flow with the party that answers first. The call passes the gates
     * and limits and is stored, recovered, recorded and ended as an incoming call is. Never blocks; a refusal is an outcome, not
     * an exception.
     *
     * <p>The outcome is {@link OriginateOutcome.GivenUp} if the engine is closed, or if another instance owns its calls.
     */
    OriginatedCall originate(Originate request);

    /**
     * The number of new calls that were refused since the start, by reason: by the engine before any work was done for them, and
     * by its gates. The map has an entry for each reason that the engine and its gates declare, 0 included.
     */
    Map<Refusal, Long> refusedCalls();

    /**
     * The number of silences since the start: an answered party heard nothing and waited for no operation for longer than
     * {@link io.github.ariadne4j.callflow.call.CallTimeouts#longestSilence}. Any number above 0 is a fault, mostly of a flow. A
     * silence that lasts is counted again after each such time.
     */
    long silences();

    /**
     * Whether another instance owns the calls of this application. This engine then accepts no calls and sends no commands.
     * {@link CallEngineListener#onReplaced()} reports the change.
     */
    boolean isReplaced();

    /** The conditions that keep the engine from serving calls; none in normal operation. Never blocks. */
    EngineHealth health();

    /** The results of all comparisons of the engine's calls with those of Asterisk since the start. */
    Reconciliation reconciliation();

    /** The ended calls whose session or CDR is still to be written. */
    OutboxBacklog outboxBacklog();

    /** Stops accepting new calls: they are refused with cause 34 (SIP 503). Live calls continue. Does not wait for them. */
    void drain();

    /**
     * Stops accepting new calls: they continue in the dialplan after {@code Stasis()}, with the channel variable
     * {@code A4J_HANDED_BACK} set to 1, so that the dialplan can offer them to another application. Live calls continue. Does not
     * wait for them.
     */
    void handBack();

    /**
     * Whether the engine accepts no new calls: after {@link #drain} or {@link #handBack}, or because another instance owns the
     * calls. Never blocks.
     */
    boolean isDraining();

    /**
     * Waits until no call is alive and no CDR is still to be written.
     *
     * @param atMost the longest time to wait
     * @return true if that state was reached in time
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    boolean awaitIdle(Duration atMost) throws InterruptedException;

    /**
     * Stops the engine and releases its live calls: they continue in Asterisk, and the next owner recovers them. Call
     * {@link #drain} and {@link #awaitIdle} first to end without live calls. Listeners get one second to receive pending notices.
     */
    @Override
    void close();

    /** The parts of an engine. A flow is required; every other part has a default. Each method returns this builder. */
    interface Builder {
        /** The flow of every call. */
        Builder flow(CallFlow flow);

        /** The selector that chooses the flow of each call. Replaces {@link #flow}, and the reverse. */
        Builder flows(FlowSelector selector);

        /** The store of sessions. Default: in memory; sessions end with the process. */
        Builder sessions(SessionStore sessions);

        /** The sink of CDRs. Default: none; CDRs are dropped. */
        Builder cdrs(CdrSink cdrs);

        /**
         * Adds a gate, which accepts or refuses new calls, and the targets that they dial, before any store is read. Gates are
         * asked in the order in which they were added; the first that refuses decides. Default: only a
         * {@link io.github.ariadne4j.callflow.gate.HopLimit}, which every engine has.
         */
        Builder gate(AdmissionGate gate);

        /**
         * Counts hops also across other back-to-back user agents that pass on SIP headers: each PJSIP leg gets a header
         * {@code X-Ariadne4j-Hops}, and the header of each PJSIP caller is read before the gates are asked. This costs one more
         * request per call. Default: off.
         */
        Builder hopHeader();

        /**
         * The credit control that reserves credit for each call with an account code, and settles it with the CDR. Credit is
         * reserved after the gates, before the route and the session. A call is ended once it has been billed for the reserved
         * time. Default: none; no credit is reserved.
         */
        Builder credit(CreditControl control);

        /**
         * The folder and synthesizer that turn {@linkplain io.github.ariadne4j.callflow.verb.Prompt#speech texts} into sound
         * files. The folder is created at the start. Default: none; a playback of a text fails.
         */
        Builder speech(SpeechFiles files);

        /**
         * The keys that encrypt {@linkplain io.github.ariadne4j.callflow.verb.Gather#secret secret digits} in the journals of
         * durable flows. Default: none; secret digits are not written.
         */
        Builder journalKeys(JournalKeys keys);

        /** The limits of simultaneous calls. Default: unlimited. */
        Builder limits(CallLimits limits);

        /** One store for sessions and counts of calls. Replaces {@link #sessions} and {@link #limits}. */
        Builder store(CallStore store);

        /**
         * The spool for sessions of ended calls while the store is not available. Default: none; such a session is lost with the
         * process.
         */
        Builder spool(SessionSpool spool);

        /**
         * Also takes over calls of other applications on the same Asterisk whose owner is gone: the engine registers under the
         * name of the other application and recovers its calls. Requires a {@link #store} with ownership. Default: off.
         *
         * @param connect connects to the same Asterisk under the name of another application; the engine closes the client
         */
        Builder takeOvers(Function<String, AriClient> connect);

        /** The settings. Default: {@link CallEngineSettings#defaults()}. */
        Builder settings(CallEngineSettings settings);

        /** Adds an observer of all events and commands of calls, called on the loop that runs the calls. Default: none. */
        Builder observer(CallObserver observer);

        /** The clock of the engine's timestamps. Default: the system clock. For tests in virtual time. */
        Builder clock(InstantSource clock);

        /**
         * The executor of the engine's timers. Only {@code schedule} with a delay is used, and the tasks run on the loop. The
         * engine does not close it. Default: the loop's own timers. For tests in virtual time.
         */
        Builder timers(ScheduledExecutorService timers);

        /** Adds a listener. Default: none. */
        Builder listener(CallEngineListener listener);

        /**
         * Subscribes, opens the event socket and accepts calls. Blocks until events arrive. Checks first that the ARI user may
         * write, so that no call enters the application without that permission.
         *
         * @throws IllegalStateException if no flow was given
         * @throws io.github.ariadne4j.ari.request.AriRejectedException if the ARI user may only read (status 403)
         * @throws io.github.ariadne4j.ari.request.AriException if Asterisk does not answer, or the socket cannot be opened
         */
        CallEngine start();
    }
}
