/**
 * The port of online charging: credit is reserved before a call, and settled by its CDR. Open
 * {@link io.github.ariadne4j.callflow.credit.CreditControl} first. Imports {@code callflow.call} and {@code cdr}. It is called on
 * the engine's threads and must not block them.
 */
@NullMarked
package io.github.ariadne4j.callflow.credit;

import org.jspecify.annotations.NullMarked;
