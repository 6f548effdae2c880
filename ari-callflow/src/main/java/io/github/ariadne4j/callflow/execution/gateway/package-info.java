/**
 * The only sender of requests of calls to Asterisk: {@link io.github.ariadne4j.callflow.execution.gateway.CallGateway} asks the ownership, reports
 * to the observer, then sends. {@code FailureReader} classifies refusals, {@code MisconfigurationLog} warns of names that Asterisk does not
 * know. Imports {@code ari.loop}, {@code callflow.ownership} and {@code observer}. Runs on the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.execution.gateway;

import org.jspecify.annotations.NullMarked;
