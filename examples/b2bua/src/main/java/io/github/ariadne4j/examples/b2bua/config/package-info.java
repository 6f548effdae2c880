/**
 * The settings of the operator and their origins: flags, environment, a file. Open
 * {@link io.github.ariadne4j.examples.b2bua.config.Setting} first. Imports {@code examples.b2bua.route}, picocli, {@code ari} and
 * {@code ari.hep} for their settings, {@code callflow.call} and {@code callflow.route}. Runs once, on the main thread, before anything
 * else.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.config;

import org.jspecify.annotations.NullMarked;
