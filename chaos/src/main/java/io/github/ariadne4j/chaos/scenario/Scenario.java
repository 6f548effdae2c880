package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Place;
import io.github.ariadne4j.chaos.world.World;

/** Something that goes wrong while calls run. */
public interface Scenario {
    /** What it is called on the command line. */
    String name();

    /** What is to be reached, beside what every scenario has to reach. */
    String toReach();

    /** Whether {@code --quick} plays it: it tells something in half a minute that no other of those tells. */
    default boolean quick() {
        return true;
    }

    /** The world that it needs. */
    default World open(Place place) {
        return World.open(place);
    }

    /** Plays it in a new world. */
    Judgement play(World world, Size size);
}
