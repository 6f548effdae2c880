package io.github.ariadne4j.chaos.judge;

import io.github.ariadne4j.chaos.judge.CallRecord.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the log of the callers: lines of NUMBER WORD SECONDS MICROSECONDS, with the calls interleaved. */
public final class CallRecords {
    private CallRecords() {}

    /** The calls, in the order in which they were placed. A prefix that selects an application is not part of the number. */
    public static List<CallRecord> read(CallKind kind, List<String> lines) {
        Map<String, Reading> calls = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.strip().split(" ");
            if (words.length == 4) {
                String number = words[0].replaceFirst("^\\*\\d\\d?(?=39)", "");
                calls.computeIfAbsent(number, any -> new Reading(kind, number)).take(words[1], time(words));
            }
        }
        List<CallRecord> records = new ArrayList<>();
        calls.values().forEach(call -> records.add(call.record()));
        return List.copyOf(records);
    }

    private static Instant time(String[] words) {
        long micros = (long) Double.parseDouble(words[3]);
        return Instant.ofEpochSecond((long) Double.parseDouble(words[2]), micros * 1_000);
    }

    private static final class Reading {
        private final CallKind kind;
        private final String number;
        private Instant placed = Instant.EPOCH;
        private boolean heard;
        private @Nullable Instant answered;
        private End end = End.NONE;
        private @Nullable Instant ended;

        Reading(CallKind kind, String number) {
            this.kind = kind;
            this.number = number;
        }

        void take(String word, Instant at) {
            switch (word) {
                case "placed" -> placed = at;
                case "rings", "media" -> heard = true;
                case "answered" -> {
                    heard = true;
                    answered = at;
                }
                case "hung-up" -> end(End.HUNG_UP, at);
                case "hung-up-on" -> end(End.HUNG_UP_ON, at);
                case "gave-up" -> end(End.GAVE_UP, at);
                case "refused-503" -> end(End.UNAVAILABLE, at);
                case "refused-488" -> end(End.NO_PORT, at);
                default -> end(End.REFUSED, at);
            }
        }

        private void end(End how, Instant at) {
            end = how;
            ended = at;
        }

        CallRecord record() {
            return new CallRecord(kind, number, placed, heard, answered, end, ended);
        }
    }
}
