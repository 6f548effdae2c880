/**
 * Where a dialled number goes. Open {@link io.github.ariadne4j.examples.b2bua.route.RouteTable} first. Imports
 * {@code callflow.call} and {@code callflow.b2bua}. Immutable: may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.route;

import org.jspecify.annotations.NullMarked;
