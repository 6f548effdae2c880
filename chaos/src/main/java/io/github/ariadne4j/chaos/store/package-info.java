/**
 * The scenarios with faults of Redis, of PostgreSQL and of their disks, and of the spool. Open
 * {@link io.github.ariadne4j.chaos.store.StoreScenarios} first. Imports {@code scenario}, {@code testbed}, {@code fault} and {@code judge}. A scenario
 * runs on one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.store;

import org.jspecify.annotations.NullMarked;
