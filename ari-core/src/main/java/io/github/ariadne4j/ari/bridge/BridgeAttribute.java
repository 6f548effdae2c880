package io.github.ariadne4j.ari.bridge;

/** An attribute of a bridge; several can be combined. */
public enum BridgeAttribute {
    /** Every member hears all others. */
    MIXING("mixing"),
    /** Members do not hear each other, but music or an announcer. */
    HOLDING("holding"),
    /** Digits of members are reported as events, so media stays in Asterisk. */
    DTMF_EVENTS("dtmf_events"),
    /** Media passes through Asterisk even if the members could exchange it directly. */
    PROXY_MEDIA("proxy_media"),
    /** Every member sees all others. */
    VIDEO_SFU("video_sfu"),
    /** All members see one video source. */
    VIDEO_SINGLE("video_single"),
    /** Streams are labelled with their channel in the SDP. */
    SDP_LABEL("sdp_label");

    private final String value;

    BridgeAttribute(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
