/**
 * The engine room: calls on the loop of their Asterisk, a pure state machine, and one class that carries its effects out. Open
 * {@link io.github.ariadne4j.callflow.engine.CallActors} first, then {@code CallState}. Imports {@code ari.*}, of that as the only
 * package {@code ari.loop}, and all packages of callflow but {@code b2bua} and the door. Runs on the loop, which nothing in here
 * blocks; the lease of the ownership has a thread of its own.
 */
@NullMarked
package io.github.ariadne4j.callflow.engine;

import org.jspecify.annotations.NullMarked;
