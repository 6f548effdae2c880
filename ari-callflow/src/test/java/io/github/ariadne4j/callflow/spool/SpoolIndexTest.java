package io.github.ariadne4j.callflow.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.spool.SpoolContents.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpoolIndexTest {
    private static final int MANY = 250_000;

    private final SpoolIndex index = new SpoolIndex();

    @Test
    void of_many_calls_that_come_and_go_those_that_wait_are_known_in_their_order() {
        // Given
        Random random = new Random(7);
        Map<CallId, Place> expected = new LinkedHashMap<>();

        // When
        for (int step = 0; step < 20_000; step++) {
            CallId call = call(random.nextInt(3_000));
            expected.remove(call);
            if (random.nextInt(3) == 0) {
                index.remove(call);
            } else {
                Place place = new Place(step, step % 900);
                expected.put(call, place);
                index.put(call, place);
            }
        }

        // Then
        assertThat(index.count()).isEqualTo(expected.size());
        assertThat(index.bytes())
                .isEqualTo(expected.values().stream().mapToLong(Place::whole).sum());
        assertThat(index.behind(null, MANY))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(entry -> new SpoolIndex.Entry(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Test
    void a_quarter_of_a_million_is_read_part_by_part() {
        // Given
        for (int call = 0; call < MANY; call++) {
            index.put(call(call), new Place(call, 999));
        }

        // When
        List<Long> places = new ArrayList<>();
        CallId last = null;
        for (var part = index.behind(last, 500); !part.isEmpty(); part = index.behind(last, 500)) {
            part.forEach(entry -> places.add(entry.place().at()));
            last = part.get(part.size() - 1).call();
        }

        // Then
        assertThat(places).hasSize(MANY).isSorted();
    }

    @Test
    void what_is_gone_is_not_known_and_behind_it_begins_at_the_oldest() {
        // Given
        for (int call = 0; call < 3; call++) {
            index.put(call(call), new Place(call, 1));
        }

        // When
        index.remove(call(1));

        // Then
        assertThat(index.has(call(1))).isFalse();
        assertThat(index.behind(call(1), 1)).containsExactly(new SpoolIndex.Entry(call(0), new Place(0, 1)));
        assertThat(index.behind(call(0), 1)).containsExactly(new SpoolIndex.Entry(call(2), new Place(2, 1)));
        assertThat(index.behind(call(2), 1)).isEmpty();
    }

    /** Ids that also collide in the hash table. */
    private static CallId call(int number) {
        return new CallId(new UUID(number % 100, number));
    }
}
