package io.github.ariadne4j.callflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Properties of every bridge when events are lost, doubled or out of order, and when other clients change it. */
class BridgeLawsTest {
    private static final int INTERLEAVINGS = Integer.getInteger("bridge.interleavings", 20_000);

    @Test
    void no_interleaving_leaves_a_bridge_uses_its_id_again_or_sees_a_released_leg_in_it() {
        for (long seed = 0; seed < INTERLEAVINGS; seed++) {
            // Given
            BridgeWorld world = new BridgeWorld(seed);

            // When
            boolean ended = world.play();

            // Then
            String run = "seed " + seed;
            assertThat(world.faults())
                    .as("%s: nothing that must not happen", run)
                    .isEmpty();
            assertThat(ended).as("%s: the bridge ends", run).isTrue();
            assertThat(world.bridgeLives() && !world.isGivenUp())
                    .as("%s: no bridge is left", run)
                    .isFalse();
            assertThat(world.creates())
                    .as("%s: one create and at most one repetition", run)
                    .isLessThanOrEqualTo(2);
            assertThat(world.reports().stream().filter(BridgeWorld::isLast))
                    .as("%s: its end is told once", run)
                    .hasSize(1);
        }
    }

    @Test
    void the_interleavings_reach_every_report_so_that_the_laws_mean_something() {
        Set<Class<?>> reached = new HashSet<>();
        for (long seed = 0; seed < 2_000; seed++) {
            BridgeWorld world = new BridgeWorld(seed);
            world.play();
            world.reports().forEach(report -> reached.add(report.getClass()));
        }
        assertThat(reached).containsExactlyInAnyOrder(BridgeReport.class.getPermittedSubclasses());
    }
}
