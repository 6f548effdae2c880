/**
 * Decides whether a new call is taken, before its route is known and before any store is asked, and whether a target may be dialled.
 * Open {@link io.github.ariadne4j.callflow.gate.AdmissionGate} first. Imports {@code callflow.call}, {@code callflow.address},
 * {@code callflow.route} and {@code callflow.limit}. Gates run on the engine's loop and on the threads of flows, and must not block.
 */
@NullMarked
package io.github.ariadne4j.callflow.gate;

import org.jspecify.annotations.NullMarked;
