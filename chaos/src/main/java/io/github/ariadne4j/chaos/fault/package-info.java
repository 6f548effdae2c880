/**
 * Network faults: a TCP proxy that parses requests, so that it can stop a single one. Open
 * {@link io.github.ariadne4j.chaos.fault.FaultProxy} first. Imports nothing of this project. Every connection has two threads of its
 * own.
 */
@NullMarked
package io.github.ariadne4j.chaos.fault;

import org.jspecify.annotations.NullMarked;
