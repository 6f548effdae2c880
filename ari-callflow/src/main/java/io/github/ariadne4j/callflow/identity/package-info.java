/**
 * The end of calls whose Asterisk identity is gone. Open {@link io.github.ariadne4j.callflow.identity.LostAsteriskMonitor} first.
 * Imports {@code callflow.call}, {@code session}, {@code cdr}, {@code store}, {@code spool}, {@code outbox}, {@code plan} and
 * {@code snapshot}. Runs on a thread of its own, which may block.
 */
@NullMarked
package io.github.ariadne4j.callflow.identity;

import org.jspecify.annotations.NullMarked;
