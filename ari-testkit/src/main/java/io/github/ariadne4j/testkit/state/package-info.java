/**
 * The objects of an Asterisk (channels, bridges, Stasis applications, playbacks, recordings), their JSON, and the publication of
 * events. Open {@link io.github.ariadne4j.testkit.state.Inventory} first. Imports the time and the scripts. The types are internals of the simulator, except
 * {@link io.github.ariadne4j.testkit.state.HeardMedia} and {@link io.github.ariadne4j.testkit.state.MediaState}, which tests read. Channels
 * and bridges are data with public fields: the packages above read and write them, and call the others, under the lock of
 * {@link io.github.ariadne4j.testkit.time.AsteriskLoop}, on the thread that holds it.
 */
@NullMarked
package io.github.ariadne4j.testkit.state;

import org.jspecify.annotations.NullMarked;
