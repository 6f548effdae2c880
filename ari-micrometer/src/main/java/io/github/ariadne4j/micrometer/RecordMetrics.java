package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/** Where the records of ended calls wait: in the sink of CDRs, and in the spool. Bound once to each registry. Any thread. */
public final class RecordMetrics implements MeterBinder {
    private final CdrSink cdrs;
    private final SessionSpool spool;
    private final Tags tags;

    /** The only ones in their registry. */
    public RecordMetrics(CdrSink cdrs, SessionSpool spool) {
        this(cdrs, spool, List.of());
    }

    /**
     * Several in one registry.
     *
     * @param cdrs where records go
     * @param spool where ended calls wait while no store takes them; {@link SessionSpool#none()} without one
     * @param tags of all their meters; from a small set of values
     */
    public RecordMetrics(CdrSink cdrs, SessionSpool spool, Iterable<Tag> tags) {
        this.cdrs = cdrs;
        this.spool = spool;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters<CdrSink> sink = new Meters<>(registry, cdrs, tags);
        sink.gauge("callflow.cdr.backlog", "CDRs that wait to be written", CdrSink::backlog);
        sink.count("callflow.cdr.conflicts", "CDRs not written as their call has another one", CdrSink::conflicts);
        new Meters<>(registry, spool, tags)
                .gauge(
                        "callflow.spool",
                        "Ended calls that wait on disk, as no store takes them",
                        Tags.empty(),
                        BaseUnits.BYTES,
                        SessionSpool::bytes);
    }
}
