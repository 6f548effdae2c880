/**
 * Real SIP calls through the application on a real Asterisk. Open
 * {@link io.github.ariadne4j.examples.b2bua.real.RealCallsIT} first. Uses the scripts of the repository; runs on JUnit's
 * threads.
 */
package io.github.ariadne4j.examples.b2bua.real;
