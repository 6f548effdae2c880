package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each call, at its end and at DEBUG: at a hundred calls a second the CDRs are the better log. */
final class CallLog implements CallEngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onEnded(CallDetailRecord cdr) {
        LOG.debug(
                "call {} from {} to {}: {}, cause {} by {}, {} s",
                cdr.callId(),
                cdr.parties().caller(),
                cdr.parties().dialled(),
                cdr.disposition(),
                cdr.end().cause(),
                cdr.end().by(),
                cdr.billable().toSeconds());
    }
}
