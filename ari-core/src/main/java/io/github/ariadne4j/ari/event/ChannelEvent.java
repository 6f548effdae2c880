package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;

/** An event about one channel; events about one channel are delivered in the order in which Asterisk sent them. */
public sealed interface ChannelEvent extends AriEvent
        permits ApplicationMoveFailed,
                CallBroadcast,
                CallClaimed,
                ChannelCallerId,
                ChannelConnectedLine,
                ChannelCreated,
                ChannelDestroyed,
                ChannelDialplan,
                ChannelDtmfReceived,
                ChannelEnteredBridge,
                ChannelHangupRequest,
                ChannelHold,
                ChannelLeftBridge,
                ChannelStateChange,
                ChannelTalkingFinished,
                ChannelTalkingStarted,
                ChannelToneDetected,
                ChannelUnhold,
                ChannelVarset,
                StasisEnd,
                StasisStart {
    /** The channel at the time of the event. */
    Channel channel();

    /** The channel's id. */
    default ChannelId channelId() {
        return channel().id();
    }
}
