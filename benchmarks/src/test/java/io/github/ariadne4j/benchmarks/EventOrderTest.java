package io.github.ariadne4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.benchmarks.ariadne.AriadneEvents;
import io.github.ariadne4j.benchmarks.frames.FrameServer;
import io.github.ariadne4j.benchmarks.load.OrderCheck;
import io.github.ariadne4j.benchmarks.load.Target;
import io.github.ariadne4j.benchmarks.load.Worker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred calls at a time over a real socket, as fast as possible. */
class EventOrderTest {
    private static final int EVENTS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void a_million_events_arrive_each_once_and_in_the_order_of_their_channel() throws Exception {
        try (FrameServer server = FrameServer.start()) {
            Target target = new Target(server.url(), "bench", "secret", "bench-" + EVENTS);

            OrderCheck.Counted counted = Worker.events(AriadneEvents::listen, target, EVENTS);

            System.out.println("ours: " + counted);
            assertThat(counted.events()).isEqualTo(EVENTS);
            assertThat(counted.lost()).isZero();
            assertThat(counted.inversions()).isZero();
        }
    }

    /** The results of stock ari4java are printed, not judged. */
    @Test
    void stock_ari4java_gets_the_same_events() throws Exception {
        try (FrameServer server = FrameServer.start();
                WorkerProcess stock = WorkerProcess.stock(Path.of("stock"), folder.resolve("stock.log"))) {
            JsonNode counted = stock.ask("events", server.url(), "bench", "secret", "bench-" + EVENTS, EVENTS);

            System.out.println("stock ari4java: " + counted);
            assertThat(counted.has("inversions")).isTrue();
        }
    }
}
