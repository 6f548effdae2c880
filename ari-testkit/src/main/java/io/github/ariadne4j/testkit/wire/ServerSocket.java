package io.github.ariadne4j.testkit.wire;

/** The server's side of an event socket. May be used from any thread; never blocks. */
public interface ServerSocket {
    /** Sends a text frame; frames arrive in the order in which they were sent. */
    void sendText(String text);

    /** Closes with a close frame. */
    void close(int status, String reason);

    /** Closes the TCP connection without a close frame. */
    void cut();

    /** Stops reading, sending and answering pings, while the connection stays open. */
    void fallSilent();

    /** Stops sending; the next text frame is still executed, and then the connection is closed. */
    void becomeZombie();
}
