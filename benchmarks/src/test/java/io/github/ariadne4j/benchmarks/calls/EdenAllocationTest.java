package io.github.ariadne4j.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdenAllocationTest {
    private final EdenAllocation allocation = new EdenAllocation();

    @Test
    void between_collections_the_growth_of_the_eden_counts() {
        allocation.add(100, 10, 0);
        allocation.add(100, 40, 0);

        assertThat(allocation.bytes()).isEqualTo(30);
    }

    @Test
    void a_collection_adds_what_was_free_and_what_is_used_again() {
        allocation.add(100, 90, 3);
        allocation.add(120, 5, 4);

        assertThat(allocation.bytes()).isEqualTo(15);
    }

    @Test
    void more_collections_between_two_samples_add_a_whole_eden_each() {
        allocation.add(100, 90, 3);
        allocation.add(100, 5, 6);

        assertThat(allocation.bytes()).isEqualTo(10 + 200 + 5);
    }

    @Test
    void what_was_allocated_before_the_first_sample_does_not_count() {
        allocation.add(100, 90, 3);

        assertThat(allocation.bytes()).isZero();
    }
}
