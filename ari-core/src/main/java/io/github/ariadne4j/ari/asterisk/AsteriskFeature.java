package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.ApiDescription;

/**
 * An optional feature that only some versions of Asterisk have; detected by the server's API description, never by a
 * version number.
 */
public enum AsteriskFeature {
    /** REST requests on the event socket. */
    REST_OVER_WEBSOCKET("RESTRequest"),
    /** {@link io.github.ariadne4j.ari.channel.Channels#progress}. */
    PROGRESS("POST", "/channels/{channelId}/progress"),
    /** {@link io.github.ariadne4j.ari.channel.Channels#transferProgress}. */
    TRANSFER_PROGRESS("POST", "/channels/{channelId}/transfer_progress"),
    /** Variables of bridges. */
    BRIDGE_VARIABLES("POST", "/bridges/{bridgeId}/variable"),
    /** Several channel variables in one request. */
    VARIABLE_SETS("POST", "/channels/{channelId}/variables"),
    /** Variables that are included in later events. */
    REPORTED_VARIABLES("POST", "/channels/{channelId}/variable", "report_events"),
    /** Codecs of a bridge's announcer and recorder. */
    BRIDGE_MEDIA_FORMATS("POST", "/bridges/{bridgeId}/record", "recorder_format"),
    /** Dial options of external media over a WebSocket. */
    TRANSPORT_DATA("POST", "/channels/externalMedia", "transport_data"),
    /** {@link io.github.ariadne4j.ari.application.Applications#claim}. */
    CLAIM("POST", "/events/claim"),
    /** {@link io.github.ariadne4j.ari.endpoint.Endpoints#refer(String, Refer)}. */
    REFER("POST", "/endpoints/refer"),
    /** Outbound WebSockets, and events when an application is registered and unregistered. */
    OUTBOUND_WEBSOCKETS("ApplicationRegistered");

    private final String model;
    private final String method;
    private final String path;
    private final String parameter;

    AsteriskFeature(String model) {
        this(model, "", "", "");
    }

    AsteriskFeature(String method, String path) {
        this("", method, path, "");
    }

    AsteriskFeature(String method, String path, String parameter) {
        this("", method, path, parameter);
    }

    AsteriskFeature(String model, String method, String path, String parameter) {
        this.model = model;
        this.method = method;
        this.path = path;
        this.parameter = parameter;
    }

    boolean isIn(ApiDescription api) {
        if (!model.isEmpty()) {
            return api.models().contains(model);
        }
        return parameter.isEmpty() ? api.supports(method, path) : api.supports(method, path, parameter);
    }
}
