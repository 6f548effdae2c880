/**
 * What goes wrong on the way: a TCP proxy that understands requests well enough to stop exactly one of them. Open
 * {@link io.github.ariadne4j.chaos.fault.FaultProxy} first. Imports nothing of ours. Every connection has two threads of its
 * own.
 */
@NullMarked
package io.github.ariadne4j.chaos.fault;

import org.jspecify.annotations.NullMarked;
