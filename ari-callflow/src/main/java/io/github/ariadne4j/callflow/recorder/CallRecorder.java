package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.hep.RtcpStore;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.recorder.log.EntryWriter;
import io.github.ariadne4j.callflow.recorder.log.KeptEntry;
import io.github.ariadne4j.callflow.recorder.mask.Secrets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happened in the last calls and in all that live, within bounds: give it to
 * {@code CallEngine.Builder.observer}. Of a long call the beginning and the end are kept; where room is wanting, the oldest middles go
 * first, then the oldest ended calls, and only then entries of live ones. A recorded call has the counts of what was left out.
 *
 * <p>Digits that are pressed, and the values of what is called a password, secret, token or PIN, are not kept. Telephone numbers are;
 * {@link RecordedCall#masked()} hides them.
 *
 * <p>Told on the loop, where it copies texts as they are into blocks that are used again; several engines may have one recorder. Read on
 * any thread: a reader holds up the loop for no longer than it takes to copy a list of references.
 */
public final class CallRecorder implements CallObserver {
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final @Nullable SipMessageStore sip;
    private final @Nullable RtcpStore rtcp;
    private final EntryWriter writer = new EntryWriter();
    private final KeptCalls keptCalls;
    private final Object lock = new Object();

    /** A recorder of this size. */
    public CallRecorder(RecorderSettings settings) {
        this(settings, null, null, InstantSource.system(), System::nanoTime);
    }

    /**
     * A recorder of this size that shows SIP messages in the ladders of their calls.
     *
     * @param sip where they are kept; it goes by the system's clock
     */
    public CallRecorder(RecorderSettings settings, SipMessageStore sip) {
        this(settings, sip, null, InstantSource.system(), System::nanoTime);
    }

    /**
     * A recorder that shows, beside SIP messages, what RTCP reports of the sound of calls.
     *
     * @param sip as above
     * @param rtcp where the reports are summed up
     */
    public CallRecorder(RecorderSettings settings, SipMessageStore sip, RtcpStore rtcp) {
        this(settings, sip, rtcp, InstantSource.system(), System::nanoTime);
    }

    CallRecorder(
            RecorderSettings settings,
            @Nullable SipMessageStore sip,
            @Nullable RtcpStore rtcp,
            InstantSource clock,
            LongSupplier nanos) {
        this.sip = sip;
        this.rtcp = rtcp;
        this.clock = clock;
        this.nanos = nanos;
        this.keptCalls = new KeptCalls(settings, this::begin);
    }

    private KeptCall begin(CallId call) {
        return new KeptCall(call, clock.instant(), writer);
    }

    /** The calls that are kept, the latest first; one that was not taken is there as well, with its first event. */
    public List<CallSummary> calls() {
        List<CallId> known;
        synchronized (lock) {
            known = keptCalls.calls();
        }
        List<CallSummary> calls = new ArrayList<>();
        for (CallId call : known) {
            summary(call).ifPresent(calls::add);
        }
        calls.sort(Comparator.comparing(CallSummary::began).reversed());
        return calls;
    }

    /** The call in a line; empty if it is not kept. */
    public Optional<CallSummary> summary(CallId call) {
        synchronized (lock) {
            KeptCall keptCall = keptCalls.find(call);
            return Optional.ofNullable(keptCall).map(known -> known.summary(keptCalls.isLive(call)));
        }
    }

    /**
     * From now on notes which calls begin, come further and go, until it is closed. A call that only gets a signal, and is as
     * far as before, does not count. {@link CallChanges#take} is to be called every few seconds.
     */
    public CallChanges follow() {
        CallChanges changes = new CallChanges(this);
        synchronized (lock) {
            keptCalls.follow(changes);
        }
        return changes;
    }

    void unfollow(CallChanges changes) {
        synchronized (lock) {
            keptCalls.unfollow(changes);
        }
    }

    CallChanges.Batch take(CallChanges changes) {
        CallChanges.Noted noted;
        synchronized (lock) {
            noted = changes.takeNoted();
        }
        List<CallSummary> rows = new ArrayList<>(noted.changed().size());
        for (CallId call : noted.changed()) {
            summary(call).ifPresent(rows::add);
        }
        return new CallChanges.Batch(noted.isBehind(), rows, noted.gone());
    }

    /** The record of a call so far; empty if there is none. */
    public Optional<RecordedCall> call(CallId call) {
        KeptCall.Copy copy;
        synchronized (lock) {
            KeptCall keptCall = keptCalls.find(call);
            copy = keptCall == null ? null : keptCall.copy(keptCalls.isLive(call), nanos.getAsLong());
        }
        return Optional.ofNullable(copy).map(kept -> LadderReader.read(kept, sip, rtcp));
    }

    /** The estimated number of bytes in use. */
    public long bytes() {
        synchronized (lock) {
            return keptCalls.bytes();
        }
    }

    @Override
    public void onEvent(CallId call, AriEvent event, Supplier<ByteBuffer> json) {
        String channel = event instanceof ChannelEvent about ? about.channelId().value() : null;
        add(call, new KeptEntry.Event(nanos.getAsLong(), event.type(), channel, Secrets.event(event, json.get())));
    }

    @Override
    public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
        KeptEntry step = SignalEntries.step(nanos.getAsLong(), before, signal, transition);
        CallModel next = transition.next();
        synchronized (lock) {
            KeptCall keptCall = keptCalls.of(call);
            keptCalls.add(keptCall, step);
            boolean isNew = !keptCall.isTaken();
            if (isNew || next.plan() != before.plan() || isAnswer(signal)) {
                keptCall.note(next);
                keptCalls.markChanged(keptCall);
            }
            if (signal instanceof CallSignal.LegSignal leg && leg.event() instanceof LegEvent.ReplacedBy replaced) {
                keptCall.replaced(replaced.by().value(), leg.leg());
            }
            if (next.isOver()) {
                keptCalls.markEnded(keptCall);
            } else if (isNew) {
                keptCalls.markLive(keptCall);
            }
        }
    }

    @Override
    public void onRecovered(CallId call, CallModel found) {
        KeptEntry step = SignalEntries.recovered(nanos.getAsLong(), found);
        synchronized (lock) {
            KeptCall keptCall = keptCalls.of(call);
            keptCalls.add(keptCall, step);
            keptCall.noteRecovered(found);
            keptCalls.markLive(keptCall);
            keptCalls.markChanged(keptCall);
            if (found.isOver()) {
                keptCalls.markEnded(keptCall);
            }
        }
    }

    private static boolean isAnswer(CallSignal signal) {
        return signal instanceof CallSignal.LegSignal leg && leg.event() instanceof LegEvent.AnswerSeen;
    }

    @Override
    public void onRequest(CallId call, long number, Supplier<String> text) {
        add(call, new KeptEntry.Request(nanos.getAsLong(), number, Secrets.request(text.get())));
    }

    @Override
    public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
        add(call, new KeptEntry.Answer(nanos.getAsLong(), number, took.toNanos(), statusOf(failure), told(failure)));
    }

    @Override
    public void onStoreWrite(CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
        add(call, write(false, store, operation, took, failure));
    }

    /** A call that is not kept, as one of an earlier process, is not begun with it. */
    @Override
    public void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {
        KeptEntry write = write(true, sink, "CDR", took, failure);
        synchronized (lock) {
            KeptCall keptCall = keptCalls.find(call);
            if (keptCall != null) {
                keptCalls.add(keptCall, write);
            }
        }
    }

    private KeptEntry write(
            boolean ofRecord, String store, String operation, Duration took, @Nullable Throwable failure) {
        return new KeptEntry.Write(nanos.getAsLong(), ofRecord, store, operation, took.toNanos(), told(failure));
    }

    @Override
    public void onAbandoned(CallId call) {
        synchronized (lock) {
            KeptCall keptCall = keptCalls.find(call);
            if (keptCall != null) {
                keptCalls.markEnded(keptCall);
            }
        }
    }

    private void add(CallId call, KeptEntry entry) {
        synchronized (lock) {
            keptCalls.add(keptCalls.of(call), entry);
        }
    }

    private static @Nullable String told(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : Secrets.message(message);
    }

    private static int statusOf(@Nullable Throwable failure) {
        if (failure instanceof AriNotFoundException notFound) {
            return notFound.status();
        }
        if (failure instanceof AriConflictException conflict) {
            return conflict.status();
        }
        if (failure instanceof AriRejectedException rejected) {
            return rejected.status();
        }
        return failure instanceof AriServerException server ? server.status() : 0;
    }
}
