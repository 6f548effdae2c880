package io.github.ariadne4j.testkit.rest;

import java.util.List;

/** The names of the messages on the event socket that the simulator sends or reads. */
final class EventModels {
    static final List<String> NAMES = List.of(
            "Message",
            "Event",
            "RESTRequest",
            "RESTResponse",
            "ApplicationMoveFailed",
            "ApplicationRegistered",
            "ApplicationReplaced",
            "ApplicationUnregistered",
            "BridgeAttendedTransfer",
            "BridgeBlindTransfer",
            "BridgeDestroyed",
            "CallBroadcast",
            "CallClaimed",
            "ChannelConnectedLine",
            "ChannelCreated",
            "ChannelDestroyed",
            "ChannelDialplan",
            "ChannelDtmfReceived",
            "ChannelEnteredBridge",
            "ChannelHangupRequest",
            "ChannelHold",
            "ChannelLeftBridge",
            "ChannelStateChange",
            "ChannelTransfer",
            "ChannelUnhold",
            "ChannelUserevent",
            "ChannelVarset",
            "DeviceStateChanged",
            "Dial",
            "EndpointStateChange",
            "PlaybackContinuing",
            "PlaybackFinished",
            "PlaybackStarted",
            "RecordingFailed",
            "RecordingFinished",
            "RecordingStarted",
            "StasisEnd",
            "StasisStart");

    private EventModels() {}
}
