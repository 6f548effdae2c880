package io.github.ariadne4j.callflow.recorder.export;

import io.github.ariadne4j.ari.hep.PcapWriter;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The SIP messages of a call as a capture file (pcap), which Wireshark opens. Those of a masked call are masked. */
public final class Capture {
    private Capture() {}

    /** The whole file; without packets if the call has no SIP messages. */
    public static byte[] of(RecordedCall call) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            PcapWriter.write(call.sipMessages(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
