/**
 * Commands and queries on the server itself: info, features, modules, logs and configuration. Open
 * {@link io.github.ariadne4j.ari.asterisk.Asterisk} first. Imports {@code ari.model}. Calls may be made on any thread;
 * stages complete on {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.asterisk;

import org.jspecify.annotations.NullMarked;
