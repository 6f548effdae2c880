/**
 * What a scenario happens in: a private Asterisk, Redis and PostgreSQL, the application's processes, the callers, and a fault
 * proxy on each way between. Open {@link io.github.ariadne4j.chaos.world.World} first. Imports {@code fault},
 * {@code judge} and {@code telephone}. One thread, the scenario's, drives all of it; methods block.
 */
@NullMarked
package io.github.ariadne4j.chaos.world;

import org.jspecify.annotations.NullMarked;
