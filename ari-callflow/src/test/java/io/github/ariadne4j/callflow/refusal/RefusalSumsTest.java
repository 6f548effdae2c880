package io.github.ariadne4j.callflow.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalSumsTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "a");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final RefusalSums sums = new RefusalSums();
    private final List<RefusalRecord> single = new ArrayList<>();

    static RefusalRecord call(Refusal cause, String trunk, Instant at) {
        return RefusalRecord.ofOne(ORIGIN, cause, trunk, at, "1000", "3314");
    }

    private void refuse(int times, Refusal cause, String trunk) {
        for (int number = 0; number < times; number++) {
            sums.add(call(cause, trunk, AT.plusMillis(number))).ifPresent(single::add);
        }
    }

    @Test
    void a_few_calls_of_a_second_have_a_record_each_with_who_called_whom() {
        refuse(RefusalSums.SINGLE, Refusal.MOST_CALLS, "in");

        assertThat(single).hasSize(RefusalSums.SINGLE).allSatisfy(call -> {
            assertThat(call.calls()).isEqualTo(1);
            assertThat(call.caller()).isEqualTo("1000");
            assertThat(call.dialled()).isEqualTo("3314");
        });
        assertThat(sums.endSecond()).isEmpty();
    }

    @Test
    void what_comes_on_top_is_summed_up_by_cause_and_trunk_and_no_call_is_lost() {
        refuse(RefusalSums.SINGLE, Refusal.OVERLOAD, "in");
        refuse(100, Refusal.OVERLOAD, "in");
        refuse(50, Refusal.DRAINING, "in");
        refuse(7, Refusal.OVERLOAD, "other");

        List<RefusalRecord> ended = sums.endSecond();

        assertThat(ended)
                .extracting(RefusalRecord::cause, RefusalRecord::trunk, RefusalRecord::calls)
                .containsExactly(
                        tuple(Refusal.OVERLOAD, "in", 100L),
                        tuple(Refusal.DRAINING, "in", 50L),
                        tuple(Refusal.OVERLOAD, "other", 7L));
        assertThat(ended.get(0).first()).isEqualTo(AT);
        assertThat(ended.get(0).last()).isEqualTo(AT.plusMillis(99));
        assertThat(ended.get(0).caller()).isNull();
    }

    @Test
    void a_flood_from_everywhere_makes_few_records() {
        int trunks = 5_000;
        for (int trunk = 0; trunk < trunks; trunk++) {
            refuse(1, Refusal.OVERLOAD, "trunk-" + trunk);
        }

        List<RefusalRecord> ended = sums.endSecond();

        assertThat(ended).hasSize(RefusalSums.MOST_TRUNKS + 1);
        assertThat(ended.get(RefusalSums.MOST_TRUNKS).trunk()).isEmpty();
        assertThat(ended.stream().mapToLong(RefusalRecord::calls).sum() + single.size())
                .isEqualTo(trunks);
    }

    @Test
    void the_next_second_begins_anew() {
        refuse(RefusalSums.SINGLE + 1, Refusal.OVERLOAD, "in");
        sums.endSecond();
        assertThat(sums.isEmpty()).isTrue();
        single.clear();

        refuse(1, Refusal.OVERLOAD, "in");

        assertThat(single).hasSize(1);
        assertThat(sums.endSecond()).isEmpty();
    }
}
