package io.github.ariadne4j.benchmarks;

import ch.loway.oss.ari4java.generated.ari_10_0_0.models.Message_impl_ari_10_0_0;
import ch.loway.oss.ari4java.tools.BaseAriAction;
import ch.loway.oss.ari4java.tools.RestException;
import io.github.ariadne4j.ari.json.EventReader;
import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.benchmarks.frames.EventTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures the decoding alone: the events of a hundred interleaved calls, from the bytes of the frame to the listener's object. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private final List<byte[]> events = EventTexts.first(6400);
    private int next;

    /** Without this setting ari4java refuses events that are newer than its models. */
    public DecodeBenchmark() {
        BaseAriAction.setObjectMapperLessStrict();
    }

    private byte[] next() {
        next = next + 1 == events.size() ? 0 : next + 1;
        return events.get(next);
    }

    /** The decoder of ari-core. */
    @Benchmark
    public Object ours() throws MalformedJsonException {
        byte[] event = next();
        return EventReader.read(event, event.length);
    }

    /** ari4java's mapper, which gets the text from its WebSocket handler. */
    @Benchmark
    public Object stock() throws RestException {
        return BaseAriAction.deserializeEvent(
                new String(next(), StandardCharsets.UTF_8), Message_impl_ari_10_0_0.class);
    }
}
