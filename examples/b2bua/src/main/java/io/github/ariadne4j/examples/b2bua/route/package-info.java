/**
 * Where calls go: patterns of the dialled number, and the targets of each. Open
 * {@link io.github.ariadne4j.examples.b2bua.route.RouteTable} first. Imports {@code callflow.b2bua},
 * {@code callflow.call} and {@code callflow.address} only. Everything here is immutable; routing runs on the thread of the call's flow and never blocks.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.route;

import org.jspecify.annotations.NullMarked;
