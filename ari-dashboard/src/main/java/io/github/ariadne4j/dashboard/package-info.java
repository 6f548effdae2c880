/**
 * Pages of live and recorded calls for an application to embed. Open {@link io.github.ariadne4j.dashboard.DashboardServer} first. Puts
 * together what {@code http}, {@code figures} and {@code live} are for; imports them, the door of ari-callflow and its recorder. Requests
 * run on threads of the web server.
 */
@NullMarked
package io.github.ariadne4j.dashboard;

import org.jspecify.annotations.NullMarked;
