/**
 * Admission control: decisions about new calls before their route is known and before any store is read, and about targets before
 * they are dialled. Open {@link io.github.ariadne4j.callflow.gate.AdmissionGate} first. Imports {@code callflow.call},
 * {@code callflow.address}, {@code callflow.route} and {@code callflow.limit}. Gates run on the engine's loop and on the threads
 * of flows, and must not block.
 */
@NullMarked
package io.github.ariadne4j.callflow.gate;

import org.jspecify.annotations.NullMarked;
