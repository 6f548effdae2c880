package io.github.ariadne4j.benchmarks.minimal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The calls: an event is received, requests are sent, one flush for each read of the socket. On the event loop only. */
final class MinimalCalls extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILTER = "{\"allowed\":[{\"type\":\"RESTResponse\"},{\"type\":\"StasisStart\"},"
            + "{\"type\":\"ChannelStateChange\"},{\"type\":\"ChannelHangupRequest\"},{\"type\":\"StasisEnd\"},"
            + "{\"type\":\"ChannelDestroyed\"}]}";

    private final String application;
    /** By the ids of both channels. */
    private final Map<String, Call> calls = new HashMap<>();

    private record Call(String caller, String callee, String bridge) {
        String other(String channel) {
            return channel.equals(caller) ? callee : caller;
        }
    }

    MinimalCalls(String application) {
        this.application = application;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext socket, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            ObjectNode filter = request("filter", "PUT", "applications/" + application + "/eventFilter");
            send(socket, filter.put("content_type", "application/json").put("message_body", FILTER));
            socket.flush();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext socket, TextWebSocketFrame frame) throws JsonProcessingException {
        JsonNode event = JSON.readTree(frame.content().toString(StandardCharsets.UTF_8));
        String channel = event.at("/channel/id").asText();
        switch (event.path("type").asText()) {
            case "StasisStart" -> started(socket, channel, event);
            case "ChannelStateChange" -> changed(socket, channel, event);
            case "ChannelHangupRequest", "StasisEnd", "ChannelDestroyed" ->
                ended(socket, channel, event.path("cause").asInt());
            case "RESTResponse" -> answered(socket, event);
            default -> {}
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext socket) {
        socket.flush();
    }

    private void started(ChannelHandlerContext socket, String channel, JsonNode event) {
        Call known = calls.get(channel);
        if (known != null && known.callee.equals(channel)) {
            send(
                    socket,
                    request(
                            known.caller,
                            "POST",
                            "bridges/" + known.bridge + "/addChannel?channel=" + known.caller + ',' + channel));
            send(socket, request(known.caller, "POST", "channels/" + channel + "/dial?timeout=30"));
        } else if (known == null && event.path("args").isEmpty()) {
            Call call = new Call(channel, "minimal-callee-" + channel, "minimal-bridge-" + channel);
            calls.put(call.caller, call);
            calls.put(call.callee, call);
            String number = event.at("/channel/dialplan/exten").asText().replaceAll("[^0-9]", "");
            send(
                    socket,
                    request(
                            channel,
                            "POST",
                            "channels/create?endpoint=PJSIP/" + number + "@callees&app=" + application
                                    + "&appArgs=callee&originator=" + channel + "&channelId=" + call.callee));
            send(socket, request(channel, "POST", "bridges/" + call.bridge + "?type=mixing"));
        }
    }

    private void changed(ChannelHandlerContext socket, String channel, JsonNode event) {
        Call call = calls.get(channel);
        if (call != null
                && call.callee.equals(channel)
                && event.at("/channel/state").asText().equals("Up")) {
            send(socket, request(call.caller, "POST", "channels/" + call.caller + "/answer"));
        }
    }

    private void ended(ChannelHandlerContext socket, String channel, int cause) {
        Call call = calls.remove(channel);
        if (call != null) {
            String other = call.other(channel);
            calls.remove(other);
            send(socket, request("end", "DELETE", "channels/" + other + "?reason_code=" + (cause == 0 ? 16 : cause)));
            send(socket, request("end", "DELETE", "bridges/" + call.bridge));
        }
    }

    /** Hangs up the caller if a request of the set-up failed. */
    private void answered(ChannelHandlerContext socket, JsonNode response) {
        String request = response.path("request_id").asText();
        if (request.equals("filter")) {
            System.out.println("ready");
        } else if (response.path("status_code").asInt() >= 400 && calls.containsKey(request)) {
            send(socket, request("end", "DELETE", "channels/" + request + "?reason_code=38"));
            ended(socket, request, 38);
        }
    }

    private static ObjectNode request(String id, String method, String uri) {
        return JSON.createObjectNode()
                .put("type", "RESTRequest")
                .put("request_id", id)
                .put("method", method)
                .put("uri", uri);
    }

    private static void send(ChannelHandlerContext socket, ObjectNode request) {
        socket.write(new TextWebSocketFrame(request.toString()));
    }
}
