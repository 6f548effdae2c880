/**
 * How the records of ended calls come to where they are durable. Open
 * {@link io.github.ariadne4j.callflow.outbox.CdrOutbox} first. Imports the ports of stores, spool and CDRs.
 * Safe on any thread; what waits is brought on by a thread of its own.
 */
@NullMarked
package io.github.ariadne4j.callflow.outbox;

import org.jspecify.annotations.NullMarked;
