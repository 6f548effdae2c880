package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The last resort for a CDR: an ended session that the store could not take is written here and stays until its CDR is durable.
 * {@link FileSpool} is an implementation on disk. {@link #append} and {@link #done} must not block; reading may, for as long as
 * the disk does. Any thread.
 */
public interface SessionSpool extends AutoCloseable {
    /**
     * Writes an ended session; completes once it is on the disk. Fails with a
     * {@link io.github.ariadne4j.callflow.session.SessionStoreException} if the disk does not take it or the spool is full.
     */
    CompletionStage<Void> append(CallSession ended);

    /**
     * Marks the CDR of this call as durable; completes once the mark is on the disk. A call that is not in the spool is ignored.
     */
    CompletionStage<Void> done(CallId call);

    /** The sessions without a durable CDR, of earlier instances and of this one, the oldest first. May read the disk. */
    List<CallSession> left();

    /** The oldest of these sessions, at most this many: a spool may have more than fit into memory. */
    default List<CallSession> left(int most) {
        return left(null, most);
    }

    /**
     * A part of these sessions, so that all can be read without being in memory at once.
     *
     * @param after the call after which the part begins; from the oldest on if it is null or not in the spool
     * @param most the most sessions
     */
    default List<CallSession> left(@Nullable CallId after, int most) {
        List<CallSession> all = left();
        int from = 0;
        for (int at = 0; at < all.size(); at++) {
            from = all.get(at).id().equals(after) ? at + 1 : from;
        }
        return all.stream().skip(from).limit(most).toList();
    }

    /** Its size on disk in bytes; 0 if it has none. */
    default long bytes() {
        return 0;
    }

    @Override
    void close();

    /** No spool: a session that the store does not take is logged, and lost with the process. */
    static SessionSpool none() {
        return new NoSpool();
    }
}
