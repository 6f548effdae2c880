package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.LogSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a line when a call starts and one when it ends; the id of the call is in the MDC. May block, since the reader of stdout may be
 * slow. Of numbers the last two characters are shown, unless the settings show all.
 */
final class CallLog implements CallEngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private final LogSettings settings;

    CallLog(LogSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onStarted(IncomingCall call) {
        LOG.info(
                "started: from {} to {} through {}",
                shown(call.caller().number()),
                shown(call.dialled()),
                call.trunk());
    }

    @Override
    public void onRecovered(IncomingCall call) {
        LOG.info(
                "recovered: from {} to {} through {}",
                shown(call.caller().number()),
                shown(call.dialled()),
                call.trunk());
    }

    @Override
    public void onEnded(CallDetailRecord cdr) {
        LOG.info(
                "ended: from {} to {}, {}, cause {} by {}, {} s billable",
                shown(cdr.parties().caller()),
                shown(cdr.parties().dialled()),
                cdr.disposition(),
                cdr.end().cause(),
                cdr.end().by(),
                cdr.billable().toSeconds());
    }

    private String shown(String number) {
        return settings.showsNumbers() ? number : DisplayText.ofNumber(number);
    }
}
