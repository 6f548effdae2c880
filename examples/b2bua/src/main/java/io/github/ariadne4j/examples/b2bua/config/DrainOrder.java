package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.dashboard.DashboardSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An instance that runs is to take no new calls, and to end after its live ones.
 *
 * @param http where the instance's pages are
 * @param within how long its calls may go on; null: until they end
 * @param follow whether the command waits until the instance has ended
 */
public record DrainOrder(DashboardSettings http, @Nullable Duration within, boolean follow) implements Order {}
