package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * Meters of pending records of ended calls: in the CDR sink, and in the spool. Bind it once to each registry. Any
 * thread.
 */
public final class CdrMetrics implements MeterBinder {
    private final CdrSink cdrs;
    private final SessionSpool spool;
    private final Tags tags;

    /** Meters without tags, for the only sink and spool in a registry. */
    public CdrMetrics(CdrSink cdrs, SessionSpool spool) {
        this(cdrs, spool, List.of());
    }

    /**
     * Meters with tags, for several sinks and spools in one registry.
     *
     * @param cdrs the sink of records
     * @param spool the spool of ended calls for outages of the store; {@link SessionSpool#none()} without one
     * @param tags tags of all their meters; from a small set of values
     */
    public CdrMetrics(CdrSink cdrs, SessionSpool spool, Iterable<Tag> tags) {
        this.cdrs = cdrs;
        this.spool = spool;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MeterRegistrar<CdrSink> sink = new MeterRegistrar<>(registry, cdrs, tags);
        sink.gauge("callflow.cdr.backlog", "CDRs waiting to be written", CdrSink::backlog);
        sink.count(
                "callflow.cdr.conflicts",
                "CDRs that were not written since their call has a different one",
                CdrSink::conflicts);
        new MeterRegistrar<>(registry, spool, tags)
                .gauge(
                        "callflow.spool",
                        "Ended calls waiting on disk because the store is unavailable",
                        Tags.empty(),
                        BaseUnits.BYTES,
                        SessionSpool::bytes);
    }
}
