package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.recorder.log.EntryLog;
import io.github.ariadne4j.callflow.recorder.log.EntryWriter;
import io.github.ariadne4j.callflow.recorder.log.KeptEntry;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of one call: the entries of its beginning, which stay, and those after it, of which the first ones may be left out.
 * Used under the lock of its kept calls.
 */
final class KeptCall {
    /** The number of entries that stay at the beginning and at the end of a call, while there is memory for them. */
    static final int KEPT_AT_EACH_END = 100;

    /** The kept call itself, its facts, and its places in the kept calls. */
    private static final int OVERHEAD = 600;

    private static final int USUAL_BLOCKS = 16;

    private final CallId call;
    private final Instant began;
    private long beganNanos;
    private final EntryLog beginning;
    private final EntryLog rest;
    private final Map<String, LegId> replacements = new HashMap<>(0);
    private int entries;
    private int leftOut;
    private long leftOutBytes;
    private long lastNanos;
    private boolean beginningLeftOut;
    private @Nullable IncomingCall facts;
    private @Nullable HuntPlan hunt;
    private @Nullable Class<?> plan;
    private boolean inFlow;
    private @Nullable KeptProgress progress;

    KeptCall(CallId call, Instant began, EntryWriter writer) {
        this.call = call;
        this.began = began;
        this.beginning = new EntryLog(writer, USUAL_BLOCKS);
        this.rest = new EntryLog(writer, 0);
    }

    CallId call() {
        return call;
    }

    long bytes() {
        return OVERHEAD + beginning.bytes() + rest.bytes();
    }

    /** Whether the call was taken: nothing more may be heard of one that was not. */
    boolean isTaken() {
        return plan != null;
    }

    void add(KeptEntry entry) {
        if (leftOut == 0 && beginning.size() < KEPT_AT_EACH_END) {
            beginning.add(entry);
        } else {
            rest.add(entry);
        }
        if (entries++ == 0) {
            beganNanos = entry.nanos();
        }
        if (!isRecord(entry)) {
            lastNanos = entry.nanos();
        }
    }

    /** It may be written long after the call: a database that is away does not make a call longer. */
    private static boolean isRecord(KeptEntry entry) {
        return entry instanceof KeptEntry.Write write && write.isOfRecord();
    }

    /** It goes on from here; an earlier process, or another instance, began it. */
    void noteRecovered(CallModel found) {
        progress = new KeptProgress(found, true);
        note(found);
    }

    /**
     * The state of the call, of which only the facts are kept, where it goes and how far it came.
     */
    void note(CallModel model) {
        CallPlan now = model.plan();
        KeptProgress known = progress == null ? new KeptProgress(model, false) : progress;
        known.note(model);
        progress = known;
        facts = model.facts().call();
        plan = now.getClass();
        if (now instanceof CallPlan.InFlow) {
            inFlow = true;
        } else if (now instanceof CallPlan.Hunt hunting) {
            hunt = hunting.hunt();
        }
    }

    void replaced(String channel, LegId leg) {
        replacements.put(channel, leg);
    }

    /** Whether something between the beginning and the end may go. */
    boolean hasMiddle() {
        return rest.size() > KEPT_AT_EACH_END;
    }

    /** Leaves out what is between the beginning and the end. */
    void dropMiddle() {
        while (hasMiddle()) {
            leftOut++;
            leftOutBytes += rest.removeFirst();
        }
    }

    /** Leaves out all entries. */
    void dropEntries() {
        beginningLeftOut |= beginning.size() > 0;
        leftOut += beginning.size() + rest.size();
        leftOutBytes += beginning.clear() + rest.clear();
    }

    /** Gives back what its entries took; nothing is asked of it afterwards. */
    void forget() {
        beginning.clear();
        rest.clear();
    }

    /** A copy that stays as it is. */
    Copy copy(boolean live, long nanos) {
        OmittedEntries missing = new OmittedEntries(leftOut, leftOutBytes, beginningLeftOut);
        return new Copy(
                summary(live),
                beganNanos,
                live ? Duration.ofNanos(nanos - beganNanos) : null,
                beginning.view(),
                missing,
                rest.view(),
                Map.copyOf(replacements),
                facts,
                inFlow || isOutbound() ? null : hunt);
    }

    private boolean isOutbound() {
        return facts != null && facts.isOutbound();
    }

    CallSummary summary(boolean live) {
        IncomingCall known = facts;
        return new CallSummary(
                call,
                began,
                Duration.ofNanos(lastNanos - beganNanos),
                live,
                known == null ? CallDirection.INBOUND : known.direction(),
                known == null ? "" : known.caller().number(),
                known == null ? "" : known.dialled(),
                plan == null ? "Refused" : plan.getSimpleName(),
                entries,
                leftOut,
                progress == null ? CallSummary.Progress.NONE : progress.read());
    }

    /**
     * A kept call at one moment.
     *
     * @param until when it was copied, since its first entry; null if it has ended
     * @param beginning the first entries
     * @param leftOut what is missing after them
     * @param end the last entries
     * @param replacements the legs of channels that took the place of others
     * @param facts the call; null if it was not taken
     * @param hunt the targets that rang; null if there were none, or if a flow of the application's own decided, as always for an outbound call
     */
    record Copy(
            CallSummary summary,
            long beganNanos,
            @Nullable Duration until,
            EntryLog.View beginning,
            OmittedEntries leftOut,
            EntryLog.View end,
            Map<String, LegId> replacements,
            @Nullable IncomingCall facts,
            @Nullable HuntPlan hunt) {}
}
