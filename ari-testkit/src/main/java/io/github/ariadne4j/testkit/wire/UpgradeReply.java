package io.github.ariadne4j.testkit.wire;

import io.github.ariadne4j.testkit.rest.RestResponse;
import io.netty.channel.EventLoop;

/** The reply to a request for an event socket: 101 opens it, any other status is sent as a response. */
final class UpgradeReply implements Reply {
    private final Reply http;
    private final EventLoop loop;
    private final Runnable open;

    UpgradeReply(Reply http, EventLoop loop, Runnable open) {
        this.http = http;
        this.loop = loop;
        this.open = open;
    }

    @Override
    public void send(RestResponse response) {
        if (response.status() != RestResponse.SWITCHING_PROTOCOLS) {
            http.send(response);
        } else if (loop.inEventLoop()) {
            open.run();
        } else {
            loop.execute(open);
        }
    }

    @Override
    public void hangUp() {
        http.hangUp();
    }

    @Override
    public void stayMute() {
        http.stayMute();
    }
}
