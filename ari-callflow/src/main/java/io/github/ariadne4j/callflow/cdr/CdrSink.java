package io.github.ariadne4j.callflow.cdr;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The destination of CDRs: a port for applications to implement. Methods must not block and may be called on any thread. A sink
 * keeps a record until it is durable, and repeats a write that failed.
 */
public interface CdrSink extends AutoCloseable {
    /**
     * Accepts a record; completes once it is durable. Fails with a {@link CdrRefusedException} if the record can never be
     * written, and with another {@link CdrWriteException} if the sink has no room for it now or is closed. The same record twice
     * is one row.
     */
    CompletionStage<Void> write(CallDetailRecord cdr);

    /**
     * Accepts records of calls that were refused for lack of capacity; completes once they are durable. Fails as {@link #write}
     * does, and the engine passes the same records again later; the same record twice is one row. Called with one batch at a
     * time. Default: drops them.
     */
    default CompletionStage<Void> writeRefusals(List<RefusalRecord> refused) {
        return CompletableFuture.completedStage(null);
    }

    /** The number of records that are still to be written. */
    int backlog();

    /**
     * The number of records that were not written because their call has a different record already; the same record again does
     * not count. Default: 0, for a sink that does not count them.
     */
    default long conflicts() {
        return 0;
    }

    /**
     * The title of the sink in ladder diagrams of calls, for example {@code PostgreSQL}. Read after each record. Empty if records
     * are not kept: ladders then do not show the sink. Default: {@code CDRs}.
     */
    default String name() {
        return "CDRs";
    }

    /** Completes once the database of the sink has answered; fails if it is not available. */
    CompletionStage<Void> ping();

    /** Writes the records that are still to be written, within the sink's own time limit, then closes the sink. */
    @Override
    void close();

    /** A sink that drops records: for flows without CDRs. */
    static CdrSink none() {
        return new CdrSink() {
            @Override
            public CompletionStage<Void> write(CallDetailRecord cdr) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public int backlog() {
                return 0;
            }

            @Override
            public String name() {
                return "";
            }

            @Override
            public CompletionStage<Void> ping() {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public void close() {}
        };
    }
}
