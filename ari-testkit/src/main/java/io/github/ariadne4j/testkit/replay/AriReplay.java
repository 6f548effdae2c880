package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.model.AsteriskLoop;
import io.github.ariadne4j.testkit.model.Timers;
import io.github.ariadne4j.testkit.model.WallClockTimers;
import io.github.ariadne4j.testkit.record.RecordFile;
import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.wire.AriServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A record of {@link io.github.ariadne4j.testkit.record.AriRecorder} in the place of Asterisk, on the loopback
 * interface: the application connects to {@link #uri} with any login, gets the recorded events in the recorded order,
 * and the recorded answers to its requests. Requests are recognised by method, path and parameters; ids that the
 * application makes may be new ones. What the record does not have is answered with 501 and reported. Answers that the
 * record does not have either end the connection, as they did. A record of one call, as a recorder in the application keeps it, has
 * nothing of how the application starts: what is asked then is answered as by an Asterisk that holds nothing. May be used from
 * any thread.
 */
public final class AriReplay implements AutoCloseable {
    private final AsteriskLoop loop;
    private final Performance performance;
    private final AriServer server;

    private AriReplay(List<RecordedLine> lines, ReplaySettings settings, Timers timers) {
        loop = new AsteriskLoop(timers);
        performance = new Performance(lines, settings, loop);
        server = AriServer.start(settings.port(), performance);
    }

    /** Starts, as fast as it can. */
    public static AriReplay of(Path record) {
        return of(record, ReplaySettings.defaults());
    }

    /** Starts as told. */
    public static AriReplay of(Path record, ReplaySettings settings) {
        return of(record, settings, new WallClockTimers());
    }

    /** Starts with a source of time of the test's own, which is closed with the replay. */
    public static AriReplay of(Path record, ReplaySettings settings, Timers timers) {
        return new AriReplay(RecordFile.read(record), settings, timers);
    }

    /** Where the application connects to, for example {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What came so far. */
    public ReplayReport report() {
        return performance.report();
    }

    /**
     * Waits until the record was played to its end, and what came until then.
     *
     * @throws AssertionError if it is not in time; the message says what is waited for
     */
    public ReplayReport awaitEnd(Duration timeout) {
        if (!loop.await(performance::hasEnded, timeout)) {
            throw new AssertionError(
                    "after " + timeout + " the replay waits for " + performance.waitsFor() + '\n' + report());
        }
        return report();
    }

    /** Stops listening and drops all connections. */
    @Override
    public void close() {
        server.close();
        loop.timers().close();
    }
}
