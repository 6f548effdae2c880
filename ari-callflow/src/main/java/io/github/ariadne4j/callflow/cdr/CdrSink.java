package io.github.ariadne4j.callflow.cdr;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where CDRs go. Methods never block. A sink keeps what it was given until it is written for good, and tries again as
 * long as that is needed.
 */
public interface CdrSink extends AutoCloseable {
    /**
     * Takes a record; completes once it is durable. Fails with a {@link CdrRefusedException} if it can never be written,
     * and with another {@link CdrWriteException} if the sink has no room for it now or is closed. The same record twice is
     * one row.
     */
    CompletionStage<Void> write(CallDetailRecord cdr);

    /**
     * Takes records of calls that were refused for want of capacity; completes once they are durable. Fails as {@link #write} does,
     * and the engine hands the same records over again later; the same record twice is one row. Asked for one batch at a time.
     * Default: forgets them.
     */
    default CompletionStage<Void> writeRefusals(List<RefusalRecord> refused) {
        return CompletableFuture.completedStage(null);
    }

    /** How many records wait to be written. */
    int backlog();

    /**
     * How many records were not written because their call has another record already; 0 where a sink does not tell. The same
     * record again does not count.
     */
    default long conflicts() {
        return 0;
    }

    /**
     * What it is, in a word, as the ladders of calls title it; for example {@code PostgreSQL}. Asked after each record. Empty where
     * records are not kept, which ladders then do not show. Default: {@code CDRs}.
     */
    default String name() {
        return "CDRs";
    }

    /** Completes when the store behind answers. */
    CompletionStage<Void> ping();

    /** Writes what waits, within the sink's own time limit, then closes. */
    @Override
    void close();

    /** A sink that forgets: for flows that need no records. */
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
