/**
 * ARI's REST interface on top of the simulated Asterisk: which request means what, its parameters, its statuses and
 * bodies. Open {@link io.github.ariadne4j.testkit.rest.AriRest} first. Imports the model and knows nothing of sockets.
 * Any thread may call it; each request runs under the lock of the simulated Asterisk.
 */
@NullMarked
package io.github.ariadne4j.testkit.rest;

import org.jspecify.annotations.NullMarked;
