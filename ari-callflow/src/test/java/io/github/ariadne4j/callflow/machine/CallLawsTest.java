package io.github.ariadne4j.callflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds whatever happens, in whatever order, over as many lives of the application as it takes. */
class CallLawsTest {
    @ParameterizedTest(name = "{1} interleavings with {0} crashes")
    @CsvSource({"0, 100000", "1, 50000", "3, 50000"})
    void no_interleaving_leaves_a_leg_alone_hangs_up_twice_dials_twice_or_loses_or_doubles_a_record(
            int crashes, int interleavings) {
        for (long seed = 0; seed < interleavings; seed++) {
            // Given
            SimulatedWorld world = new SimulatedWorld(seed, crashes);

            // When
            boolean ended = world.play();

            // Then
            String run = "seed " + seed + ", " + crashes + " crashes";
            assertThat(ended).as("%s: the call ends", run).isTrue();
            assertThat(world.closed()).as("%s: one record", run).hasSize(world.forgotten() ? 0 : 1);
            assertThat(world.closed().stream()
                            .map(CdrAssembler::assemble)
                            .flatMap(cdr -> RecordLaws.brokenBy(cdr).stream()))
                    .as("%s: what holds for every record", run)
                    .isEmpty();
            assertThat(world.faults())
                    .as("%s: nothing that must not happen", run)
                    .isEmpty();
            assertThat(world.mostDialsOfOneLeg()).as("%s: no second dial", run).isLessThanOrEqualTo(1);
            assertThat(world.asterisk().callerLives())
                    .as("%s: the caller is not left alone", run)
                    .isFalse();
            assertThat(world.asterisk().legs())
                    .as("%s: no leg is left alone", run)
                    .isEmpty();
            assertThat(world.asterisk().bridgeLives())
                    .as("%s: no bridge is left", run)
                    .isFalse();
        }
    }
}
