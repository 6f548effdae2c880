/**
 * The port that stores the sessions of calls. Open {@link io.github.ariadne4j.callflow.session.SessionStore} first. Imports
 * {@code callflow.call}, {@code leg}, {@code cdr} and {@code ari.model}. Stores are called on the engine's threads and must not
 * block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.session;

import org.jspecify.annotations.NullMarked;
