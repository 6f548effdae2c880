/**
 * The test bed of a scenario: a private Asterisk, Redis and PostgreSQL, the processes of the application, the callers, and a fault proxy
 * on each connection between them. Open {@link io.github.ariadne4j.chaos.testbed.TestBed} first. Imports {@code fault}, {@code judge} and
 * {@code telephone}. One thread, the scenario's, uses all of it; methods block.
 */
@NullMarked
package io.github.ariadne4j.chaos.testbed;

import org.jspecify.annotations.NullMarked;
