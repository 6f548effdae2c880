package io.github.ariadne4j.dashboard.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a streamed response, written without blocking a thread. Messages that a client has not read are queued up
 * to a bound; above it the connection is closed. Any thread.
 */
public final class ResponseStream {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseStream.class);
    /** Maximum size of the queue in bytes, without the message that is being written. */
    static final long MOST_WAITING = 4L << 20;

    private final ServletOutputStream out;
    private final Runnable abort;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean unflushed;
    private boolean ending;
    private boolean closed;

    /** @param abort closes the connection at once */
    ResponseStream(ServletOutputStream out, Runnable abort) {
        this.out = out;
        this.abort = abort;
    }

    void begin() {
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                write();
            }

            @Override
            public void onError(Throwable why) {
                fail(why);
            }
        });
    }

    /**
     * Queues a message.
     *
     * @param message not copied, so that clients may share it
     * @return whether the stream is open; once false, it stays false
     */
    public boolean send(byte[] message) {
        synchronized (this) {
            if (closed || ending) {
                return false;
            }
            if (bytes <= MOST_WAITING) {
                waiting.add(message);
                bytes += message.length;
                write();
                return !closed;
            }
            close();
        }
        LOG.debug("the connection of a client that does not read is closed");
        abort.run();
        done.complete(null);
        return false;
    }

    /** Ends the response after all queued messages are written. */
    public synchronized void end() {
        ending = true;
        write();
    }

    /** Whether the stream is closed. */
    public synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void write() {
        try {
            while (!closed && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    bytes -= next.length;
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    completeIfEnding();
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            fail(e);
        }
    }

    private void completeIfEnding() {
        if (ending) {
            close();
            done.complete(null);
        }
    }

    private synchronized void fail(Throwable why) {
        if (!closed) {
            LOG.debug("a client disconnected: {}", why.toString());
            close();
        }
        done.complete(null);
    }

    /** Completes when the stream is closed. */
    CompletableFuture<@Nullable Void> done() {
        return done;
    }

    private void close() {
        closed = true;
        waiting.clear();
        bytes = 0;
    }
}
