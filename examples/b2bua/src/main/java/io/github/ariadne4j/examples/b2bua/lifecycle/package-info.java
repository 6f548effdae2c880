/**
 * The start and the end of the process: what may come up later is waited for, and signals end it in order. Open
 * {@link io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown} first. Imports nothing of ours. The main thread waits here; signals
 * come on threads of the JVM.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.lifecycle;

import org.jspecify.annotations.NullMarked;
