package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The last resort of a CDR: an ended session that its store could not take is written here and stays until its CDR is
 * durable. {@link FileSpool} is one on disk. {@link #append} and {@link #done} never block; reading what is left
 * may, for as long as the disk does. Safe on any thread.
 */
public interface SessionSpool extends AutoCloseable {
    /**
     * Writes an ended session; completes once it is on the disk. Fails with a
     * {@link io.github.ariadne4j.callflow.session.SessionStoreException} if the disk does not take it or the spool is full.
     */
    CompletionStage<Void> append(CallSession ended);

    /** The CDR of this call is durable; completes once that is on the disk. A call that is not in here is fine. */
    CompletionStage<Void> done(CallId call);

    /** The sessions that are not done yet, of earlier instances and of this one, the oldest first. May read the disk. */
    List<CallSession> left();

    /** The first of what is left, this many at most: a spool may hold more than memory does. */
    default List<CallSession> left(int most) {
        return left(null, most);
    }

    /**
     * A part of what is left, so that all of it can be read without ever being in memory.
     *
     * @param after the call behind which the part begins; from the oldest on if it is null or no longer in here
     * @param most how many there are at most
     */
    default List<CallSession> left(@Nullable CallId after, int most) {
        List<CallSession> all = left();
        int from = 0;
        for (int at = 0; at < all.size(); at++) {
            from = all.get(at).id().equals(after) ? at + 1 : from;
        }
        return all.stream().skip(from).limit(most).toList();
    }

    /** How much of the disk it takes; 0 where it takes none. */
    default long bytes() {
        return 0;
    }

    @Override
    void close();

    /** No spool: what no store takes is reported, and lost with the process. */
    static SessionSpool none() {
        return new NoSpool();
    }
}
