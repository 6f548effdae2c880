/**
 * The start and the end of the process: servers that are not reachable at the start are waited for, and signals end the process in
 * order. Open {@link io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown} first. Imports nothing of this project. The main thread
 * waits here; signals arrive on threads of the JVM.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.lifecycle;

import org.jspecify.annotations.NullMarked;
