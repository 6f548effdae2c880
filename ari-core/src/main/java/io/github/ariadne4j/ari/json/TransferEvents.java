package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.BridgeAttendedTransfer;
import io.github.ariadne4j.ari.event.BridgeBlindTransfer;
import io.github.ariadne4j.ari.event.ChannelTransfer;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ReferTo;
import io.github.ariadne4j.ari.model.ReferredBy;
import io.github.ariadne4j.ari.model.TransferDestination;
import java.util.Map;

/** Makers of events about transfers. */
final class TransferEvents {
    private TransferEvents() {}

    static void addTo(Map<String, EventMaker> makers) {
        makers.put("BridgeBlindTransfer", TransferEvents::blind);
        makers.put("BridgeAttendedTransfer", TransferEvents::attended);
        makers.put(
                "ChannelTransfer",
                (header, fields) -> new ChannelTransfer(
                        header,
                        fields.text("state"),
                        fields.required("refer_to", ReferTo.class),
                        fields.required("referred_by", ReferredBy.class)));
    }

    private static AriEvent blind(EventHeader header, EventFields fields) {
        return new BridgeBlindTransfer(
                header,
                fields.channel(),
                fields.bridge("bridge"),
                fields.channel("transferee"),
                fields.channel("replace_channel"),
                fields.text("exten"),
                fields.text("context"),
                fields.text("result"),
                fields.isTrue("is_external"));
    }

    private static AriEvent attended(EventHeader header, EventFields fields) {
        return new BridgeAttendedTransfer(
                header,
                fields.required("transferer_first_leg", Channel.class),
                fields.bridge("transferer_first_leg_bridge"),
                fields.required("transferer_second_leg", Channel.class),
                fields.bridge("transferer_second_leg_bridge"),
                fields.channel("transferee"),
                fields.channel("transfer_target"),
                fields.channel("replace_channel"),
                fields.text("result"),
                fields.isTrue("is_external"),
                destination(fields));
    }

    private static TransferDestination destination(EventFields fields) {
        return new TransferDestination(
                fields.text("destination_type"),
                fields.text("destination_bridge"),
                fields.text("destination_application"),
                fields.channel("destination_link_first_leg"),
                fields.channel("destination_link_second_leg"),
                fields.channel("destination_threeway_channel"),
                fields.bridge("destination_threeway_bridge"));
    }
}
