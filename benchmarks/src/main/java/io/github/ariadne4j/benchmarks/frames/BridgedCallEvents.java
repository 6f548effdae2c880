package io.github.ariadne4j.benchmarks.frames;

import io.github.ariadne4j.benchmarks.load.CallNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a bridged call in the order of Asterisk 22.10: 64, of which 42 are ChannelVarset, most of those with RTP statistics at
 * the end. {@value Frame#CALL} stands for the call's number, {@value Frame#TIME} for the timestamp.
 */
final class BridgedCallEvents {
    private static final List<String> STATISTICS = List.of(
            "",
            "MES",
            "BRIDGED",
            "MESBRIDGED",
            "JITTER",
            "JITTERBRIDGED",
            "LOSS",
            "LOSSBRIDGED",
            "RTT",
            "RTTBRIDGED",
            "RXCOUNT",
            "TXCOUNT",
            "RXJITTER",
            "TXJITTER",
            "RXPLOSS",
            "TXPLOSS",
            "RXMES",
            "TXMES");

    private final List<String> events = new ArrayList<>();

    private BridgedCallEvents() {}

    static List<String> events() {
        BridgedCallEvents call = new BridgedCallEvents();
        call.setUp();
        call.answered();
        call.callerHangsUp();
        call.calleeIsHungUp();
        if (call.events.size() != CallNumbers.EVENTS_PER_CALL) {
            throw new IllegalStateException("a call has 64 events, not " + call.events.size());
        }
        return call.events;
    }

    private void setUp() {
        add("StasisStart", "\"args\":[]," + caller("Ring"));
        add("ChannelDialplan", callee("Down") + ",\"dialplan_app\":\"Stasis\",\"dialplan_app_data\":\"b2bua,dialed\"");
        varset(callee("Down"), "STASISSTATUS", "");
        add("StasisStart", "\"args\":[\"dialed\"]," + callee("Down"));
        add("ChannelEnteredBridge", bridge("simple_bridge", 1) + ',' + caller("Ring"));
        add("ChannelEnteredBridge", bridge("simple_bridge", 2) + ',' + callee("Down"));
        varset(caller("Ring"), "BRIDGEPEER", "PJSIP/callees-#######b");
        varset(callee("Down"), "BRIDGEPEER", "PJSIP/carrier-in-#######a");
        varset(caller("Ring"), "BRIDGEPVTCALLID", "call-#######@127.0.0.1");
        varset(callee("Down"), "BRIDGEPVTCALLID", "out-#######@127.0.0.1");
        add("ChannelConnectedLine", callee("Down"));
        dial("", "331234567890@callees", "Down");
    }

    private void answered() {
        add("ChannelStateChange", callee("Ringing"));
        dial("RINGING", "", "Ringing");
        add("ChannelStateChange", callee("Up"));
        dial("ANSWER", "", "Up");
        add("ChannelStateChange", caller("Up"));
    }

    private void callerHangsUp() {
        STATISTICS.forEach(name -> varset(caller("Up"), "RTPAUDIOQOS" + name, statistics(name)));
        add("ChannelHangupRequest", caller("Up"));
        add("ChannelLeftBridge", bridge("native_rtp", 1) + ',' + caller("Up"));
        add("StasisEnd", caller("Up"));
        varset(caller("Up"), "STASISSTATUS", "SUCCESS");
        add("ChannelHangupRequest", "\"cause\":16,\"soft\":true," + caller("Up"));
        add("ChannelDestroyed", "\"cause\":16,\"cause_txt\":\"Normal Clearing\"," + caller("Up"));
    }

    private void calleeIsHungUp() {
        STATISTICS.forEach(name -> varset(callee("Up"), "RTPAUDIOQOS" + name, statistics(name)));
        add("ChannelHangupRequest", "\"cause\":32,\"soft\":true," + callee("Up"));
        add("ChannelLeftBridge", bridge("simple_bridge", 0) + ',' + callee("Up"));
        add("StasisEnd", callee("Up"));
        add("ChannelDestroyed", "\"cause\":16,\"cause_txt\":\"Normal Clearing\"," + callee("Up"));
        add("BridgeDestroyed", bridge("simple_bridge", 0));
    }

    private void add(String type, String fields) {
        events.add("{\"type\":\"" + type + "\",\"timestamp\":\"" + Frame.TIME + "\"," + fields
                + ",\"asterisk_id\":\"02:42:ac:11:00:02\",\"application\":\"b2bua\"}");
    }

    private void varset(String channel, String variable, String value) {
        add("ChannelVarset", "\"variable\":\"" + variable + "\",\"value\":\"" + value + "\"," + channel);
    }

    private void dial(String status, String dialString, String state) {
        String peer = callee(state).replaceFirst("channel", "peer");
        add("Dial", "\"dialstatus\":\"" + status + "\",\"forward\":\"\",\"dialstring\":\"" + dialString + "\"," + peer);
    }

    private static String statistics(String name) {
        return name.isEmpty()
                ? "ssrc=1178212345;themssrc=987654321;lp=0;rxjitter=0.000125;rxcount=501;txjitter=0.000250;txcount=498;rlp=0;rtt=0.000412"
                : "minrxjitter=000.000000;maxrxjitter=000.000250;avgrxjitter=000.000125";
    }

    private static String caller(String state) {
        return channel(
                "1763971200.#######", "PJSIP/carrier-in-#######a", state, "331230000001", "331234567890", "3200");
    }

    private static String callee(String state) {
        return channel("c-#######-b-1", "PJSIP/callees-#######b", state, "331234567890", "331230000001", "s");
    }

    private static String channel(String id, String name, String state, String from, String to, String exten) {
        return "\"channel\":{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"state\":\"" + state
                + "\",\"protocol_id\":\"#######-24a1b2c3d4@127.0.0.1\",\"caller\":{\"name\":\"\",\"number\":\"" + from
                + "\"},\"connected\":{\"name\":\"\",\"number\":\"" + to
                + "\"},\"accountcode\":\"\",\"dialplan\":{\"context\":\"from-carrier\",\"exten\":\"" + exten
                + "\",\"priority\":1,\"app_name\":\"Stasis\",\"app_data\":\"b2bua\"},"
                + "\"creationtime\":\"2026-11-23T23:59:58.123+0000\",\"language\":\"en\"}";
    }

    private static String bridge(String technology, int members) {
        String channels = List.of("", "\"1763971200.#######\"", "\"1763971200.#######\",\"c-#######-b-1\"")
                .get(members);
        return "\"bridge\":{\"id\":\"c-#######-bridge\",\"technology\":\"" + technology
                + "\",\"bridge_type\":\"mixing\",\"bridge_class\":\"stasis\",\"creator\":\"Stasis\",\"name\":\"c-#######\","
                + "\"channels\":[" + channels
                + "],\"creationtime\":\"2026-11-23T23:59:59.123+0000\",\"video_mode\":\"none\"}";
    }
}
