package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.dashboard.DashboardSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A command line that drains a running instance: it takes no new calls, and ends after its live ones.
 *
 * @param http the address of the instance's pages
 * @param within the time that its calls may go on; null: until they end
 * @param follow whether the command waits until the instance has ended
 */
public record DrainOptions(DashboardSettings http, @Nullable Duration within, boolean follow)
        implements CommandOptions {}
