package io.github.ariadne4j.callflow.credit;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A sink whose records settle credit: a record is written once its credit is settled as well, so that one whose settlement fails is
 * written again. Safe on any thread.
 *
 * @param sink where records go
 * @param credit what they settle
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
