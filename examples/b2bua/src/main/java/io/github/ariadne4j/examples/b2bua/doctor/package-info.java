/**
 * Checks whether an Asterisk and the stores of the settings are as the application needs them. Open
 * {@link io.github.ariadne4j.examples.b2bua.doctor.Doctor} first. Imports {@code ari}, {@code ari.model}, {@code ari.bus},
 * {@code ari.channel}, {@code ari.event}, {@code callflow.call}, {@code callflow.route}, {@code callflow.session},
 * {@code session.redis}, JDBC, Jackson and {@code examples.b2bua.config}. Runs on the main thread and blocks.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.doctor;

import org.jspecify.annotations.NullMarked;
