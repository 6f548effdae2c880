package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.hep.RtcpStore;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.quality.LegQuality;
import io.github.ariadne4j.callflow.quality.SdpAudio;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of RTCP reports for the legs of a call; of a leg that had several channels, of the last one. */
final class MediaReports {
    private MediaReports() {}

    /** @param entries SIP messages, in the SDP of which it is where Asterisk has its sound sent */
    static List<LegQuality> of(List<CallChannel> channels, List<LadderEntry> entries, RtcpStore rtcp) {
        Map<LegId, LegQuality> byLeg = new TreeMap<>();
        for (CallChannel channel : channels) {
            LegId leg = channel.lane().leg();
            LegQuality quality = leg == null
                    ? null
                    : LegQuality.of(leg, rtcp.of(channel.callId()), asteriskIn(entries, channel.callId()));
            if (quality != null) {
                byLeg.put(quality.leg(), quality);
            }
        }
        return List.copyOf(byLeg.values());
    }

    private static @Nullable SdpAudio asteriskIn(List<LadderEntry> entries, String callId) {
        SdpAudio last = null;
        for (LadderEntry entry : entries) {
            if (entry instanceof LadderEntry.SipMessage sip
                    && sip.from().equals(Lane.ASTERISK)
                    && sip.message().callId().equals(callId)) {
                SdpAudio said = SdpAudio.of(sip.message().body());
                last = said == null ? last : said;
            }
        }
        return last;
    }
}
