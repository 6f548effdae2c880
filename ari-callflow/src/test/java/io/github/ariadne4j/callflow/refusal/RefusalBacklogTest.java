package io.github.ariadne4j.callflow.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalBacklogTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final RefusalBacklog backlog = new RefusalBacklog();

    private void add(int records, Refusal cause, Duration apart) {
        for (int number = 0; number < records; number++) {
            backlog.add(RefusalSumsTest.call(cause, "in", AT.plus(apart.multipliedBy(number))));
        }
    }

    private List<RefusalRecord> writeAll() {
        List<RefusalRecord> written = new ArrayList<>();
        while (!backlog.isEmpty()) {
            List<RefusalRecord> batch = backlog.next(100);
            written.addAll(batch);
            backlog.written(batch.size());
        }
        return written;
    }

    @Test
    void records_wait_in_order_until_they_are_written() {
        add(3, Refusal.OVERLOAD, Duration.ofSeconds(1));

        List<RefusalRecord> once = backlog.next(2);
        List<RefusalRecord> again = backlog.next(2);
        backlog.written(2);

        assertThat(again).isEqualTo(once);
        assertThat(backlog.next(2))
                .singleElement()
                .satisfies(last -> assertThat(last.first()).isEqualTo(AT.plusSeconds(2)));
    }

    @Test
    void while_it_is_full_the_rest_is_summed_up_by_cause_and_minute() {
        int minutes = 10;
        add(RefusalBacklog.MOST, Refusal.OVERLOAD, Duration.ZERO);
        add(60 * minutes, Refusal.MOST_CALLS, Duration.ofSeconds(1));

        List<RefusalRecord> written = writeAll();

        assertThat(written).hasSize(RefusalBacklog.MOST + minutes);
        assertThat(written.subList(RefusalBacklog.MOST, written.size())).allSatisfy(sum -> {
            assertThat(sum.calls()).isEqualTo(60);
            assertThat(sum.last()).isEqualTo(sum.first().plusSeconds(59));
        });
    }

    @Test
    void it_stays_small_however_long_the_sink_is_away_and_counts_every_call() {
        int days = 100_000;
        add(days, Refusal.OVERLOAD, Duration.ofDays(1));

        List<RefusalRecord> written = writeAll();

        assertThat(written).hasSize(2 * RefusalBacklog.MOST + 1);
        assertThat(written.stream().mapToLong(RefusalRecord::calls).sum()).isEqualTo(days);
    }
}
