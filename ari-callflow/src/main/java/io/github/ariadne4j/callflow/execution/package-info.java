/**
 * Carries out what the machine of a call commands: {@code CommandRunner} gives requests to {@code LegRequests}, {@code BridgeRequests} and
 * {@code ChannelRequests}, which send them through {@code CallGateway}, the only sender to Asterisk; sessions to
 * {@code SessionWriter}; and what concerns the flow to {@code FlowRunner}. Open {@link io.github.ariadne4j.callflow.execution.EngineContext}
 * first. Imports {@code ari.*} with {@code ari.loop}, and the packages of callflow below {@code engine}. Runs on the loop, which
 * nothing in here blocks; flows have threads of their own.
 */
@NullMarked
package io.github.ariadne4j.callflow.execution;

import org.jspecify.annotations.NullMarked;
