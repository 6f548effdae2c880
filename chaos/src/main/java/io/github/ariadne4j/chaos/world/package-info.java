/**
 * The world of a scenario: a private Asterisk, Redis and PostgreSQL, the processes of the application, the callers, and a fault proxy
 * on each connection between them. Open {@link io.github.ariadne4j.chaos.world.World} first. Imports {@code fault}, {@code judge} and
 * {@code telephone}. One thread, the scenario's, uses all of it; methods block.
 */
@NullMarked
package io.github.ariadne4j.chaos.world;

import org.jspecify.annotations.NullMarked;
