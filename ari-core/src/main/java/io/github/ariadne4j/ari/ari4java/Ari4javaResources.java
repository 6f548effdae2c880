package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.resource.Applications;
import io.github.ariadne4j.ari.resource.Asterisk;
import io.github.ariadne4j.ari.resource.Bridges;
import io.github.ariadne4j.ari.resource.Channels;
import io.github.ariadne4j.ari.resource.Playbacks;
import io.github.ariadne4j.ari.transport.HttpExchange;

/**
 * The resources of one Asterisk.
 *
 * @param channels channels
 * @param bridges bridges
 * @param playbacks playbacks
 * @param applications Stasis applications
 * @param asterisk the server itself
 */
public record Ari4javaResources(
        Channels channels, Bridges bridges, Playbacks playbacks, Applications applications, Asterisk asterisk) {
    /**
     * The resources behind this exchange.
     *
     * @param exchange where requests go out
     * @param application the application that created channels enter
     */
    public static Ari4javaResources on(HttpExchange exchange, String application) {
        Requests requests = new Requests(exchange, application);
        return new Ari4javaResources(
                new Ari4javaChannels(requests),
                new Ari4javaBridges(requests),
                new Ari4javaPlaybacks(requests),
                new Ari4javaApplications(requests),
                new Ari4javaAsterisk(requests));
    }
}
