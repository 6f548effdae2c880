package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR_LEG;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.cdr.jdbc.database.StorableText;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Converts a leg of a record into the columns of its row. */
final class LegRow {
    /** In the order of {@link #of}. */
    static final List<Field<?>> COLUMNS = List.of(
            CDR_LEG.CALL_ID,
            CDR_LEG.LEG,
            CDR_LEG.PART,
            CDR_LEG.ROLE,
            CDR_LEG.CHANNEL,
            CDR_LEG.TARGET,
            CDR_LEG.CREATED_AT,
            CDR_LEG.RINGING_AT,
            CDR_LEG.ANSWERED_AT,
            CDR_LEG.ENDED_AT,
            CDR_LEG.CAUSE,
            CDR_LEG.CAUSE_SENT,
            CDR_LEG.SIP_STATUS,
            CDR_LEG.TRANSFER,
            CDR_LEG.TRANSFERRED_BY,
            CDR_LEG.TRANSFERRED_LEG,
            CDR_LEG.TRANSFERRED_TO,
            CDR_LEG.LINKED_CALL_ID,
            CDR_LEG.RTP_RECEIVED,
            CDR_LEG.RTP_SENT,
            CDR_LEG.RTP_LOST_IN,
            CDR_LEG.RTP_LOST_OUT,
            CDR_LEG.JITTER_IN_MS,
            CDR_LEG.JITTER_OUT_MS,
            CDR_LEG.RTT_MS,
            CDR_LEG.MOS_IN,
            CDR_LEG.MOS_OUT);

    private LegRow() {}

    /** The rows of all legs of these records. */
    static @Nullable Object[][] of(List<CallDetailRecord> cdrs) {
        return cdrs.stream()
                .flatMap(cdr -> cdr.legs().stream().map(leg -> of(cdr, leg)))
                .toArray(Object[][]::new);
    }

    private static @Nullable Object[] of(CallDetailRecord cdr, CdrLeg leg) {
        LegTimes times = leg.times();
        @Nullable CdrTransfer transfer = leg.transfer();
        @Nullable RtpSummary rtp = leg.rtp();
        return new @Nullable Object[] {
            cdr.callId().value(),
            leg.number(),
            leg.part(),
            leg.roleName(),
            StorableText.of(leg.channel().value()),
            ColumnValues.plain(leg.target()),
            ColumnValues.micros(times.began()),
            ColumnValues.micros(times.ringing()),
            ColumnValues.micros(times.answered()),
            ColumnValues.micros(times.ended()),
            ColumnValues.cause(leg.cause()),
            ColumnValues.cause(leg.end().causeSent()),
            ColumnValues.sipStatus(leg.sipStatus()),
            transfer == null ? null : transfer.kind().name(),
            transfer == null ? null : StorableText.of(transfer.by().value()),
            transfer == null ? null : transfer.transfereeNumber(),
            transfer == null ? null : StorableText.of(transfer.to()),
            transfer == null ? null : id(transfer.linkedCall()),
            rtp == null ? null : rtp.received(),
            rtp == null ? null : rtp.sent(),
            rtp == null ? null : rtp.lostIn(),
            rtp == null ? null : rtp.lostOut(),
            rtp == null ? null : ColumnValues.millis(rtp.jitterInMs()),
            rtp == null ? null : ColumnValues.millis(rtp.jitterOutMs()),
            rtp == null ? null : ColumnValues.millis(rtp.rttMs()),
            ColumnValues.thousandths(leg.mosIn()),
            ColumnValues.thousandths(leg.mosOut())
        };
    }

    private static @Nullable UUID id(@Nullable CallId call) {
        return call == null ? null : call.value();
    }
}
