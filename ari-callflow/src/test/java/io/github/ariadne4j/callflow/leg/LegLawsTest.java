package io.github.ariadne4j.callflow.leg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Properties of every leg when events are lost, doubled or out of order. */
class LegLawsTest {
    private static final int INTERLEAVINGS = Integer.getInteger("leg.interleavings", 20_000);

    private static final List<Class<? extends LegReport>> ONCE = List.of(
            LegReport.Entered.class,
            LegReport.Ringing.class,
            LegReport.Progressed.class,
            LegReport.Answered.class,
            LegReport.Failed.class,
            LegReport.ReleaseBegan.class);

    @Test
    void no_interleaving_leaves_a_callee_alone_creates_or_dials_it_twice_or_speaks_after_its_end() {
        every(LegWorld::callee);
    }

    @Test
    void no_interleaving_leaves_a_caller_alone_or_speaks_after_its_end() {
        every(LegWorld::caller);
    }

    private static void every(LongFunction<LegWorld> begin) {
        for (long seed = 0; seed < INTERLEAVINGS; seed++) {
            // Given
            LegWorld world = begin.apply(seed);

            // When
            boolean ended = world.play();

            // Then
            String run = "seed " + seed;
            assertThat(world.faults())
                    .as("%s: nothing that must not happen", run)
                    .isEmpty();
            assertThat(ended).as("%s: the leg ends", run).isTrue();
            assertThat(world.left())
                    .as("%s: a hang-up is fulfilled at last, replaced channels included", run)
                    .isEmpty();
            assertThat(world.creates())
                    .as("%s: one create and at most one repetition", run)
                    .isLessThanOrEqualTo(2);
            assertThat(world.dials()).as("%s: no second dial", run).isLessThanOrEqualTo(1);
            assertThat(count(world, LegReport.Released.class))
                    .as("%s: released once", run)
                    .isEqualTo(1);
            ONCE.forEach(kind -> assertThat(count(world, kind))
                    .as("%s: at most one %s", run, kind.getSimpleName())
                    .isLessThanOrEqualTo(1));
        }
    }

    @Test
    void the_interleavings_reach_every_report_and_every_end_so_that_the_laws_mean_something() {
        Set<Class<?>> reached = new HashSet<>();
        Set<ReleaseEvidence> ends = EnumSet.noneOf(ReleaseEvidence.class);
        for (long seed = 0; seed < 2_000; seed++) {
            for (LegWorld world : List.of(LegWorld.callee(seed), LegWorld.caller(seed))) {
                world.play();
                world.reports().forEach(report -> reached.add(report.getClass()));
                ends.add(world.evidence());
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(LegReport.class.getPermittedSubclasses());
        assertThat(ends).containsAll(EnumSet.complementOf(EnumSet.of(ReleaseEvidence.GIVEN_UP)));
    }

    private static long count(LegWorld world, Class<? extends LegReport> kind) {
        return world.reports().stream().filter(kind::isInstance).count();
    }
}
