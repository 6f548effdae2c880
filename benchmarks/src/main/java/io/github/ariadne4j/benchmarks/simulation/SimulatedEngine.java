package io.github.ariadne4j.benchmarks.simulation;

import com.sun.management.ThreadMXBean;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An engine of this process on a simulated Asterisk of its own, with its callers and the figures of its loop. Used by one thread. */
public final class SimulatedEngine implements AutoCloseable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String APPLICATION = "b2bua";
    private static final String LOOPS = "ari-loop-[0-9].*";
    private static final Duration RINGING = Duration.ofSeconds(30);

    private final SimulatedCallers callers = new SimulatedCallers();
    private final AriClient ari;
    private final CallEngine engine;
    private final long loop;

    /**
     * Starts it.
     *
     * @param recorder null: nothing is recorded
     * @param mostCalls how many calls there may be at once
     */
    public SimulatedEngine(@Nullable CallRecorder recorder, int mostCalls) {
        Set<Long> others = loops();
        ari = connect(callers.settings());
        CallEngine.Builder builder = CallEngine.builder(ari)
                .settings(CallEngineSettings.defaults().withMostCalls(mostCalls))
                .flow(new DialAndBridge(
                        call -> DialTarget.pjsip("peer", call.dialled()).ringFor(RINGING)));
        engine = (recorder == null ? builder : builder.observer(recorder)).start();
        loop = loops().stream()
                .filter(thread -> !others.contains(thread))
                .findFirst()
                .orElseThrow();
    }

    private static AriClient connect(Map<String, String> settings) {
        URI asterisk = URI.create(settings.getOrDefault("ARI_URL", ""));
        Credentials credentials =
                new Credentials(settings.getOrDefault("ARI_USERNAME", ""), settings.getOrDefault("ARI_PASSWORD", ""));
        return AriClient.connect(AriSettings.of(asterisk, credentials, APPLICATION));
    }

    private static Set<Long> loops() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().matches(LOOPS))
                .map(thread -> thread.getThreadId())
                .collect(Collectors.toSet());
    }

    public SimulatedCallers callers() {
        return callers;
    }

    /** Processor time of the loop since its start. */
    public long loopNanos() {
        return THREADS.getThreadCpuTime(loop);
    }

    /** The bytes that the loop allocated since its start. */
    public long loopBytes() {
        return THREADS.getThreadAllocatedBytes(loop);
    }

    @Override
    public void close() {
        engine.close();
        ari.close();
        callers.close();
    }
}
