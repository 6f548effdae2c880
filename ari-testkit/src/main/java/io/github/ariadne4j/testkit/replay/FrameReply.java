package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.rest.RestFrame;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.wire.Reply;
import io.github.ariadne4j.testkit.wire.ServerSocket;

/** The answer to a request that came over an event socket. */
record FrameReply(ServerSocket socket, RestFrame frame, String application, String now) implements Reply {
    @Override
    public void send(RestResponse response) {
        socket.sendText(frame.answer(response)
                .put("application", application)
                .put("timestamp", now)
                .toString());
    }

    @Override
    public void hangUp() {
        socket.cut();
    }

    @Override
    public void stayMute() {}
}
