package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.dashboard.DashboardSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of an instance that runs, instead of being one: its recorded calls, or one of them.
 *
 * @param http where its pages are
 * @param call the call, and the form that it is to have; null: the list of calls
 * @param clear whether numbers are shown
 */
public record CallsOrder(DashboardSettings http, @Nullable One call, boolean clear) implements Order {
    /**
     * One call.
     *
     * @param id its id
     * @param form {@code .jsonl}, {@code .mmd}, {@code .java} or {@code .pcap}; empty: a ladder for the terminal
     * @param follow whether the ladder goes on until the call has ended
     */
    public record One(String id, String form, boolean follow) {}
}
