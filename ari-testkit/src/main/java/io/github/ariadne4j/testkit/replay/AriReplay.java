package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.record.RecordFile;
import io.github.ariadne4j.testkit.record.RecordedLine;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import io.github.ariadne4j.testkit.time.Timers;
import io.github.ariadne4j.testkit.time.WallClockTimers;
import io.github.ariadne4j.testkit.wire.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Plays a record of {@link io.github.ariadne4j.testkit.record.AriRecorder} as a simulated Asterisk, on the loopback interface. The
 * application connects to {@link #uri} with any credentials, and gets the recorded events in the recorded order and the recorded
 * answers to its requests. Requests are matched by method, path and parameters; ids that the application creates may differ. A request
 * that is not in the record is answered with 501 and reported. A request whose answer is not in the record has its connection closed,
 * as when it was recorded. A record of one call, as a recorder in the application keeps it, has no requests of the application's start;
 * they are answered as by an Asterisk without channels. May be used from any thread.
 */
public final class AriReplay implements AutoCloseable {
    private final AsteriskLoop loop;
    private final ReplayPlayer player;
    private final LoopbackServer server;

    private AriReplay(List<RecordedLine> lines, ReplaySettings settings, Timers timers) {
        loop = new AsteriskLoop(timers);
        player = new ReplayPlayer(lines, settings, loop);
        server = LoopbackServer.start(settings.port(), player);
    }

    /** Starts, without the pauses of the record. */
    public static AriReplay of(Path record) {
        return of(record, ReplaySettings.defaults());
    }

    /** Starts with the given settings. */
    public static AriReplay of(Path record, ReplaySettings settings) {
        return of(record, settings, new WallClockTimers());
    }

    /** Starts with another source of time, which is closed with the replay. */
    public static AriReplay of(Path record, ReplaySettings settings, Timers timers) {
        return new AriReplay(RecordFile.read(record), settings, timers);
    }

    /** The address for the application, for example {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The requests that arrived so far. */
    public ReplayReport report() {
        return player.report();
    }

    /**
     * Waits until the record was played to its end, and reports the requests.
     *
     * @throws AssertionError if that takes longer than the time-out; the message contains the line that the replay waits for
     */
    public ReplayReport awaitEnd(Duration timeout) {
        if (!loop.await(player::hasEnded, timeout)) {
            throw new AssertionError(
                    "after " + timeout + " the replay waits for " + player.waitsFor() + '\n' + report());
        }
        return report();
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        server.close();
        loop.timers().close();
    }
}
