/**
 * The health and the meters of the application, for people and for Prometheus. Open
 * {@link io.github.ariadne4j.examples.b2bua.status.StatusServer} first. Imports Micrometer, Jackson, {@code dashboard},
 * {@code callflow}, {@code ari}, {@code examples.b2bua.config} and {@code examples.b2bua.trace}. Pages are made on threads of the
 * dashboard, checks run on threads of their own; calls are counted on the engine's threads, which are never blocked here.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.status;

import org.jspecify.annotations.NullMarked;
