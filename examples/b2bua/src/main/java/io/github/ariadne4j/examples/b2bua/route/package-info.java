/**
 * The routes of calls: patterns of the dialled number, and the targets of each. Open
 * {@link io.github.ariadne4j.examples.b2bua.route.RouteTable} first. Imports {@code callflow.b2bua}, {@code callflow.call},
 * {@code callflow.route} and {@code callflow.address} only. All types are immutable but
 * {@link io.github.ariadne4j.examples.b2bua.route.ReloadedRoutes}, which reads on a thread of its own; routing runs on the loop of the
 * engine and never blocks.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.route;

import org.jspecify.annotations.NullMarked;
