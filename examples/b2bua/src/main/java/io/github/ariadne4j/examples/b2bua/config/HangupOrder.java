package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.dashboard.DashboardSettings;

/**
 * A call of an instance that runs is to end.
 *
 * @param http where the instance's pages are
 * @param call the id of the call
 */
public record HangupOrder(DashboardSettings http, String call) implements Order {}
