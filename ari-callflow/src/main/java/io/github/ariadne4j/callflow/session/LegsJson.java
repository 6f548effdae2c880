package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The legs of an ended call as a JSON array. Absent values are left out. */
final class LegsJson {
    private LegsJson() {}

    static void write(JsonGenerator json, List<CdrLeg> legs) throws IOException {
        json.writeArrayFieldStart("legs");
        for (CdrLeg leg : legs) {
            json.writeStartObject();
            write(json, leg);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, CdrLeg leg) throws IOException {
        json.writeNumberField("leg", leg.number());
        if (leg.part() > 0) {
            json.writeNumberField("part", leg.part());
        }
        json.writeStringField("role", leg.roleName());
        json.writeStringField("channel", leg.channel().value());
        if (leg.target() != null) {
            json.writeStringField("target", leg.target());
        }
        JsonFields.write(json, leg.times());
        write(json, leg.end());
        if (leg.transfer() != null) {
            write(json, leg.transfer());
        }
        RtpJson.write(json, leg.rtp());
        if (leg.screenedOut()) {
            json.writeBooleanField("screenedOut", true);
        }
    }

    private static void write(JsonGenerator json, CdrLeg.End end) throws IOException {
        JsonFields.write(json, "cause", end.cause());
        JsonFields.write(json, "causeSent", end.causeSent());
        JsonFields.write(json, "sipStatus", end.sipStatus());
    }

    private static void write(JsonGenerator json, CdrTransfer transfer) throws IOException {
        json.writeObjectFieldStart("transfer");
        json.writeStringField("kind", transfer.kind().name());
        json.writeStringField("by", transfer.by().value());
        JsonFields.write(json, "transferee", transfer.transfereeNumber());
        json.writeStringField("to", transfer.to());
        CallId linked = transfer.linkedCall();
        if (linked != null) {
            json.writeStringField("linkedCall", linked.toString());
        }
        json.writeEndObject();
    }

    static List<CdrLeg> read(JsonNode array) {
        List<CdrLeg> legs = new ArrayList<>();
        array.forEach(node -> legs.add(leg(node)));
        return legs;
    }

    private static CdrLeg leg(JsonNode node) {
        JsonNode transfer = node.path("transfer");
        return new CdrLeg(
                new LegId(node.path("leg").asInt()),
                node.path("part").asInt(),
                LegRole.valueOf(JsonFields.text(node, "role")),
                new ChannelId(JsonFields.text(node, "channel")),
                node.has("target") ? JsonFields.text(node, "target") : null,
                JsonFields.times(node, "began"),
                new CdrLeg.End(
                        JsonFields.cause(node, "cause"),
                        JsonFields.cause(node, "causeSent"),
                        JsonFields.number(node, "sipStatus")),
                transfer.isObject() ? transfer(transfer) : null,
                RtpJson.read(node),
                node.path("screenedOut").asBoolean());
    }

    private static CdrTransfer transfer(JsonNode node) {
        Integer transferee = JsonFields.number(node, "transferee");
        return new CdrTransfer(
                CdrTransfer.Kind.valueOf(JsonFields.text(node, "kind")),
                new ChannelId(JsonFields.text(node, "by")),
                transferee == null ? null : new LegId(transferee),
                JsonFields.text(node, "to"),
                node.has("linkedCall") ? CallId.parse(JsonFields.text(node, "linkedCall")) : null);
    }
}
