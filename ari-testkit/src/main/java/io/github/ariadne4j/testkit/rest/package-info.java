/**
 * ARI's REST interface of the simulated Asterisk: routes, parameters, statuses and bodies. Open
 * {@link io.github.ariadne4j.testkit.rest.AriRest} first. Imports the model and nothing of sockets. Any thread may call it; each
 * request runs under the lock of the simulated Asterisk.
 */
@NullMarked
package io.github.ariadne4j.testkit.rest;

import org.jspecify.annotations.NullMarked;
