package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.JdbcCreditControl;
import io.github.ariadne4j.cdr.jdbc.JdbcCreditSettings;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import java.time.Clock;
import java.time.LocalTime;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Flows as beans; outside of the package that PbxApplication scans. */
final class OfficeFlows {
    @Bean
    FlowSelector flows(ClosedFlow closed, Clock clock) {
        CallFlow open = new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled()));
        return call -> LocalTime.now(clock).getHour() < 18 ? open : closed;
    }

    @Component
    static class ClosedFlow implements CallFlow {
        @Override
        public void run(Call call) {
            call.answer();
            call.play(Prompt.sound("closed"));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }
    }

    /** Credit on PostgreSQL, beside the records and limits that the starter made. */
    static final class Prepaid {
        @Bean
        CreditControl credit(DataSource database, JdbcCdrSink records, JdbcLimitLookup limits) {
            return JdbcCreditControl.on(database, records, limits, JdbcCreditSettings.defaults());
        }
    }
}
