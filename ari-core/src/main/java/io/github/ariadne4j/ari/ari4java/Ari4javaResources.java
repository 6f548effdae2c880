package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.application.Applications;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.asterisk.Asterisk;
import io.github.ariadne4j.ari.asterisk.AsteriskFeatures;
import io.github.ariadne4j.ari.bridge.Bridges;
import io.github.ariadne4j.ari.channel.Channels;
import io.github.ariadne4j.ari.endpoint.DeviceStates;
import io.github.ariadne4j.ari.endpoint.Endpoints;
import io.github.ariadne4j.ari.endpoint.Mailboxes;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import io.github.ariadne4j.ari.media.Playbacks;
import io.github.ariadne4j.ari.media.Recordings;
import io.github.ariadne4j.ari.media.Sounds;
import java.util.concurrent.CompletionStage;

/** All ARI resources of one Asterisk. May be used on any thread. */
public final class Ari4javaResources {
    private final Channels channels;
    private final Bridges bridges;
    private final Playbacks playbacks;
    private final Recordings recordings;
    private final Endpoints endpoints;
    private final DeviceStates deviceStates;
    private final Mailboxes mailboxes;
    private final Sounds sounds;
    private final Applications applications;
    private final Asterisk asterisk;
    private final ApiDocs apiDocs;

    private Ari4javaResources(Requests requests) {
        channels = new Ari4javaChannels(requests);
        bridges = new Ari4javaBridges(requests);
        playbacks = new Ari4javaPlaybacks(requests);
        recordings = new Ari4javaRecordings(requests);
        endpoints = new Ari4javaEndpoints(requests);
        deviceStates = new Ari4javaDeviceStates(requests);
        mailboxes = new Ari4javaMailboxes(requests);
        sounds = new Ari4javaSounds(requests);
        applications = new Ari4javaApplications(requests);
        asterisk = new Ari4javaAsterisk(requests);
        apiDocs = new ApiDocs(requests);
    }

    /**
     * The resources of the Asterisk that this exchange sends to.
     *
     * @param exchange sends the requests
     * @param application the application that created channels enter
     */
    public static Ari4javaResources on(RequestExchange exchange, String application) {
        return new Ari4javaResources(new Requests(exchange, application));
    }

    /** Channels. */
    public Channels channels() {
        return channels;
    }

    /** Bridges. */
    public Bridges bridges() {
        return bridges;
    }

    /** Playbacks. */
    public Playbacks playbacks() {
        return playbacks;
    }

    /** Recordings. */
    public Recordings recordings() {
        return recordings;
    }

    /** Endpoints. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Device states. */
    public DeviceStates deviceStates() {
        return deviceStates;
    }

    /** Mailboxes. */
    public Mailboxes mailboxes() {
        return mailboxes;
    }

    /** Sounds. */
    public Sounds sounds() {
        return sounds;
    }

    /** Stasis applications. */
    public Applications applications() {
        return applications;
    }

    /** The server itself. */
    public Asterisk asterisk() {
        return asterisk;
    }

    /** The features of the server; requested once, at the first call, by HTTP; never fails. */
    public CompletionStage<AsteriskFeatures> features() {
        return apiDocs.features();
    }
}
