package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.dashboard.DashboardSettings;

/**
 * A command line that ends a call of a running instance.
 *
 * @param http the address of the instance's pages
 * @param call the id of the call
 */
public record HangupOptions(DashboardSettings http, String call) implements CommandOptions {}
