/**
 * The engine room: one mailbox per call, a pure state machine, and one class that touches the outside. Open
 * {@link io.github.ariadne4j.callflow.engine.CallActors} first, then {@code CallState}. Imports {@code ari.*} and all
 * packages of callflow but {@code b2bua} and the door. Runs on the engine's own threads; a call is on one at a time.
 */
@NullMarked
package io.github.ariadne4j.callflow.engine;

import org.jspecify.annotations.NullMarked;
