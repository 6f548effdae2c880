package io.github.ariadne4j.callflow.credit;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A sink that settles credit with each CDR: a write completes once the CDR is written and its credit is settled, so that a CDR
 * whose settlement failed is written again. Any thread.
 *
 * @param sink the sink of CDRs
 * @param credit the credit control
 */
public record SettlingCdrSink(CdrSink sink, CreditControl credit) implements CdrSink {
    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        return sink.write(cdr).thenCompose(written -> credit.settle(cdr));
    }

    @Override
    public CompletionStage<Void> writeRefusals(List<RefusalRecord> refused) {
        return sink.writeRefusals(refused);
    }

    @Override
    public int backlog() {
        return sink.backlog();
    }

    @Override
    public long conflicts() {
        return sink.conflicts();
    }

    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public CompletionStage<Void> ping() {
        return sink.ping();
    }

    @Override
    public void close() {
        sink.close();
    }
}
