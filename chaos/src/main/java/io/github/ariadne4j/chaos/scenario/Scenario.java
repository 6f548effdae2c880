package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.world.Place;
import io.github.ariadne4j.chaos.world.World;

/** A fault that is injected while calls run. */
public interface Scenario {
    /** Its name on the command line. */
    String name();

    /** Its requirement, beside those of every scenario. */
    String toReach();

    /** Whether {@code --quick} plays it: it finds something in half a minute that no other of those does. */
    default boolean quick() {
        return true;
    }

    /** The world that it runs in. */
    default World open(Place place) {
        return World.open(place);
    }

    /** Plays it in a new world. */
    Judgement play(World world, Size size);
}
