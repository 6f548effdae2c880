package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.dashboard.DashboardSettings;
import org.jspecify.annotations.Nullable;

/**
 * A command line that shows the recorded calls of a running instance, or one of them.
 *
 * @param http the address of its pages
 * @param call the call and its format; null: the list of calls
 * @param clear whether numbers are shown unmasked
 */
public record CallsOptions(DashboardSettings http, @Nullable One call, boolean clear) implements CommandOptions {
    /**
     * One call.
     *
     * @param id its id
     * @param form {@code .jsonl}, {@code .mmd}, {@code .java} or {@code .pcap}; empty: a ladder for the terminal
     * @param follow whether the ladder continues until the call has ended
     */
    public record One(String id, String form, boolean follow) {}
}
