/**
 * Pages of live and recorded calls for an application to embed. Open
 * {@link io.github.ariadne4j.dashboard.DashboardServer} first. Combines {@code http}, {@code figures} and {@code live};
 * imports them, the root package of ari-callflow and its recorder. Requests run on threads of the web server.
 */
@NullMarked
package io.github.ariadne4j.dashboard;

import org.jspecify.annotations.NullMarked;
