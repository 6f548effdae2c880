package io.github.ariadne4j.examples.b2bua.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SpanLossTest {
    private static final URI COLLECTOR = URI.create("http://127.0.0.1:4318");
    private static final int MOST = 10;

    private final SpanCounts counts = new SpanCounts(MOST);
    private final AtomicLong nanos = new AtomicLong();
    private final StubExporter stub = new StubExporter();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(new SpanLimiter(
                    BatchSpanProcessor.builder(new CountingSpanExporter(stub, counts, COLLECTOR, nanos::get))
                            .setMaxQueueSize(MOST)
                            .setMaxExportBatchSize(MOST)
                            .setScheduleDelay(Duration.ofDays(1))
                            .build(),
                    counts))
            .build();
    private final Logger log = (Logger) LoggerFactory.getLogger(CountingSpanExporter.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    /** Answers at once, or when told. */
    private static final class StubExporter implements SpanExporter {
        private volatile CompletableResultCode next = CompletableResultCode.ofSuccess();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return next;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void close() {
        log.detachAppender(said);
        provider.close();
    }

    private void lose(int spans) {
        stub.next = CompletableResultCode.ofExceptionalFailure(
                new IllegalStateException(new ConnectException("connection refused")));
        export(spans);
    }

    private void export(int spans) {
        long before = counts.exported() + counts.lost();
        for (int i = 0; i < spans; i++) {
            provider.get("test").spanBuilder("span").startSpan().end();
        }
        await().until(() -> {
            boolean told = provider.forceFlush().join(1, TimeUnit.SECONDS).isDone();
            return told && counts.exported() + counts.lost() == before + spans;
        });
    }

    @Test
    void what_is_taken_is_counted_and_told_to_nobody() {
        export(3);

        assertThat(counts.exported()).isEqualTo(3);
        assertThat(counts.lost()).isZero();
        assertThat(said.list).isEmpty();
    }

    @Test
    void a_collector_that_is_away_is_told_once_a_minute_with_what_was_lost_since() {
        lose(2);
        lose(2);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        lose(1);

        assertThat(counts.lost()).isEqualTo(5);
        assertThat(said.list)
                .allSatisfy(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .satisfies(
                        lines -> assertThat(lines.get(0)).startsWith("2 spans").contains("4318", "refused"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("3 spans"));
    }

    @Test
    void spans_beyond_those_that_may_wait_are_lost_and_do_not_wait() {
        // Given: an export that never ends
        CompletableResultCode never = new CompletableResultCode();
        stub.next = never;
        for (int i = 0; i < 3 * MOST; i++) {
            provider.get("test").spanBuilder("span").startSpan().end();
        }

        // Then: one batch is being sent at the most, one waits
        assertThat(counts.lost()).isBetween((long) MOST, 2L * MOST);
        never.succeed();
    }
}
