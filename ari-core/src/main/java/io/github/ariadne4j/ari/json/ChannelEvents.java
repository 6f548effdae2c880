package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.event.ApplicationMoveFailed;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.CallBroadcast;
import io.github.ariadne4j.ari.event.CallClaimed;
import io.github.ariadne4j.ari.event.ChannelCallerId;
import io.github.ariadne4j.ari.event.ChannelConnectedLine;
import io.github.ariadne4j.ari.event.ChannelCreated;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelDialplan;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelHangupRequest;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.ChannelLeftBridge;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.ChannelTalkingFinished;
import io.github.ariadne4j.ari.event.ChannelTalkingStarted;
import io.github.ariadne4j.ari.event.ChannelToneDetected;
import io.github.ariadne4j.ari.event.ChannelUnhold;
import io.github.ariadne4j.ari.event.ChannelUserevent;
import io.github.ariadne4j.ari.event.ChannelVarset;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.GlobalVarset;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Duration;
import java.util.Map;

/** Makers of events about channels. */
final class ChannelEvents {
    private ChannelEvents() {}

    static void addTo(Map<String, EventMaker> makers) {
        makers.put("StasisStart", ChannelEvents::stasisStart);
        makers.put("StasisEnd", (header, fields) -> new StasisEnd(header, fields.channel()));
        makers.put("ApplicationMoveFailed", ChannelEvents::moveFailed);
        makers.put(
                "CallBroadcast",
                (header, fields) ->
                        new CallBroadcast(header, fields.channel(), fields.text("caller"), fields.text("called")));
        makers.put(
                "CallClaimed",
                (header, fields) -> new CallClaimed(header, fields.channel(), fields.text("winner_app")));
        makers.put("ChannelCallerId", ChannelEvents::callerId);
        makers.put("ChannelConnectedLine", (header, fields) -> new ChannelConnectedLine(header, fields.channel()));
        makers.put("ChannelCreated", (header, fields) -> new ChannelCreated(header, fields.channel()));
        makers.put("ChannelDestroyed", ChannelEvents::destroyed);
        makers.put("ChannelDialplan", ChannelEvents::dialplan);
        makers.put("ChannelDtmfReceived", ChannelEvents::digit);
        makers.put(
                "ChannelEnteredBridge",
                (header, fields) ->
                        new ChannelEnteredBridge(header, fields.channel(), fields.required("bridge", Bridge.class)));
        makers.put(
                "ChannelLeftBridge",
                (header, fields) ->
                        new ChannelLeftBridge(header, fields.channel(), fields.required("bridge", Bridge.class)));
        makers.put("ChannelHangupRequest", ChannelEvents::hangupRequest);
        makers.put(
                "ChannelHold",
                (header, fields) -> new ChannelHold(header, fields.channel(), fields.text("musicclass")));
        makers.put("ChannelUnhold", (header, fields) -> new ChannelUnhold(header, fields.channel()));
        makers.put("ChannelStateChange", (header, fields) -> new ChannelStateChange(header, fields.channel()));
        makers.put("ChannelTalkingStarted", (header, fields) -> new ChannelTalkingStarted(header, fields.channel()));
        makers.put("ChannelTalkingFinished", ChannelEvents::talked);
        makers.put("ChannelToneDetected", (header, fields) -> new ChannelToneDetected(header, fields.channel()));
        makers.put("ChannelUserevent", ChannelEvents::userEvent);
        makers.put("ChannelVarset", ChannelEvents::variable);
        makers.put("Dial", ChannelEvents::dial);
    }

    private static AriEvent stasisStart(EventHeader header, EventFields fields) {
        return new StasisStart(header, fields.channel(), fields.texts("args"), fields.channel("replace_channel"));
    }

    private static AriEvent moveFailed(EventHeader header, EventFields fields) {
        return new ApplicationMoveFailed(header, fields.channel(), fields.text("destination"), fields.texts("args"));
    }

    private static AriEvent callerId(EventHeader header, EventFields fields) {
        return new ChannelCallerId(
                header, fields.channel(), fields.number("caller_presentation"), fields.text("caller_presentation_txt"));
    }

    private static AriEvent destroyed(EventHeader header, EventFields fields) {
        HangupCause cause = HangupCause.of(fields.number("cause"));
        return new ChannelDestroyed(
                header, fields.channel(), cause, fields.text("cause_txt"), fields.integer("tech_cause"));
    }

    private static AriEvent dialplan(EventHeader header, EventFields fields) {
        return new ChannelDialplan(
                header, fields.channel(), fields.text("dialplan_app"), fields.text("dialplan_app_data"));
    }

    private static AriEvent digit(EventHeader header, EventFields fields) {
        Duration pressed = Duration.ofMillis(fields.number("duration_ms"));
        return new ChannelDtmfReceived(header, fields.channel(), fields.text("digit"), pressed);
    }

    private static AriEvent hangupRequest(EventHeader header, EventFields fields) {
        return new ChannelHangupRequest(
                header, fields.channel(), fields.integer("cause"), fields.integer("tech_cause"), fields.isTrue("soft"));
    }

    private static AriEvent talked(EventHeader header, EventFields fields) {
        return new ChannelTalkingFinished(header, fields.channel(), Duration.ofMillis(fields.number("duration")));
    }

    private static AriEvent userEvent(EventHeader header, EventFields fields) {
        return new ChannelUserevent(
                header,
                fields.text("eventname"),
                fields.textsByName("userevent"),
                fields.channelIfAny(),
                fields.bridge("bridge"),
                fields.optional("endpoint", Endpoint.class));
    }

    private static AriEvent variable(EventHeader header, EventFields fields) {
        Channel channel = fields.channelIfAny();
        String variable = fields.text("variable");
        String value = fields.text("value");
        return channel == null
                ? new GlobalVarset(header, variable, value)
                : new ChannelVarset(header, channel, variable, value);
    }

    private static AriEvent dial(EventHeader header, EventFields fields) {
        return new DialEvent(
                header,
                fields.channel("caller"),
                fields.required("peer", Channel.class),
                fields.text("dialstatus"),
                fields.text("dialstring"),
                fields.text("forward"),
                fields.channel("forwarded"));
    }
}
