package io.github.ariadne4j.benchmarks.process;

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
    void over_a_collection_the_allocation_goes_on_as_before() {
        allocation.add(100, 50, 3);
        allocation.add(100, 70, 3);
        allocation.add(100, 5, 4);

        assertThat(allocation.bytes()).isEqualTo(20 + 20);
    }

    @Test
    void a_fill_that_is_renewed_after_the_count_changes_nothing() {
        allocation.add(100, 50, 3);
        allocation.add(100, 70, 3);
        allocation.add(100, 90, 4);
        allocation.add(100, 5, 4);
        allocation.add(100, 30, 4);

        assertThat(allocation.bytes()).isEqualTo(20 + 20 + 20 + 25);
    }

    @Test
    void further_collections_between_two_samples_add_a_whole_eden_each() {
        allocation.add(100, 90, 3);
        allocation.add(100, 5, 6);

        assertThat(allocation.bytes()).isEqualTo(200);
    }

    @Test
    void what_was_allocated_before_the_first_sample_does_not_count() {
        allocation.add(100, 90, 3);

        assertThat(allocation.bytes()).isZero();
    }
}
