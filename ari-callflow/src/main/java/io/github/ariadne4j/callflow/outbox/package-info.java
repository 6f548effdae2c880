/**
 * The durable path of the CDRs of ended calls. Open {@link io.github.ariadne4j.callflow.outbox.CdrOutbox} first. Imports the
 * ports of stores, spool and CDRs. Any thread; pending writes are made by a thread of its own.
 */
@NullMarked
package io.github.ariadne4j.callflow.outbox;

import org.jspecify.annotations.NullMarked;
