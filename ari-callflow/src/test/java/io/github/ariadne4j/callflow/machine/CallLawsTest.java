package io.github.ariadne4j.callflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds whatever happens, in whatever order. */
class CallLawsTest {
    private static final int INTERLEAVINGS = 100_000;

    @Test
    void no_interleaving_leaves_a_leg_alone_hangs_up_twice_dials_twice_or_loses_or_doubles_a_record() {
        for (long seed = 0; seed < INTERLEAVINGS; seed++) {
            // Given
            SimulatedWorld world = new SimulatedWorld(seed);

            // When
            boolean ended = world.play();

            // Then
            String run = "seed " + seed;
            assertThat(ended).as("%s: the call ends", run).isTrue();
            assertThat(world.closes()).as("%s: one record", run).isEqualTo(1);
            assertThat(world.effectsAfterClose())
                    .as("%s: nothing after the end", run)
                    .isZero();
            assertThat(world.mostDialsOfOneLeg()).as("%s: no second dial", run).isLessThanOrEqualTo(1);
            assertThat(world.callerLives())
                    .as("%s: the caller is not left alone", run)
                    .isFalse();
            assertThat(world.livingLegs()).as("%s: no leg is left alone", run).isEmpty();
            assertThat(world.bridgeLives()).as("%s: no bridge is left", run).isFalse();
            assertThat(world.onlyTimersRepeatedHangUps())
                    .as("%s: no double hang-up", run)
                    .isTrue();
        }
    }
}
