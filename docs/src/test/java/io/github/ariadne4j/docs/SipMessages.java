package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.hep.HepReceiver;
import io.github.ariadne4j.ari.hep.HepSettings;
import io.github.ariadne4j.ari.hep.PcapWriter;
import io.github.ariadne4j.ari.hep.RtcpStore;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.ari.hep.SipTrace;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The code of {@code sip-messages.md}. */
final class SipMessages {
    private SipMessages() {}

    static HepReceiver receive() {
        SipMessageStore messages = new SipMessageStore(SipMessageStore.Limits.defaults(), Clock.systemUTC());
        HepReceiver receiver = HepReceiver.listen(HepSettings.onLoopback(9060), messages);
        return receiver;
    }

    static CallRecorder show(SipMessageStore messages) {
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults(), messages);
        return recorder;
    }

    static CallRecorder show(SipMessageStore messages, Consumer<HepReceiver> opened) {
        RtcpStore reports = new RtcpStore();
        HepReceiver receiver = HepReceiver.listen(HepSettings.onLoopback(9060), messages, reports);
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults(), messages, reports);
        opened.accept(receiver);
        return recorder;
    }

    static void write(SipMessageStore messages, Channel caller, Channel callee) throws IOException {
        SipTrace trace = messages.trace(List.of(caller.protocolId(), callee.protocolId()));
        try (OutputStream file = Files.newOutputStream(Path.of("call.pcap"))) {
            PcapWriter.write(trace.messages(), file);
        }
    }
}
