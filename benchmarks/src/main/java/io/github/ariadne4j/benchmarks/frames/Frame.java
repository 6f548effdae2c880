package io.github.ariadne4j.benchmarks.frames;

import io.github.ariadne4j.benchmarks.load.CallNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One event with its WebSocket header, with placeholders for the call's number and the timestamp. */
final class Frame {
    /** The placeholder of the seven digits of the call's number. */
    static final String CALL = "#######";

    /** The placeholder of the timestamp. */
    static final String TIME = "2026-11-24Thh:mm:ss.SSS+0000";

    private static final int BEFORE_HOUR = TIME.indexOf("hh");

    private final byte[] bytes;
    private final int header;
    private final int time;
    private final int[] calls;

    Frame(String event) {
        byte[] text = event.getBytes(StandardCharsets.US_ASCII);
        byte[] start = {(byte) 0x81, 126, (byte) (text.length >> 8), (byte) text.length};
        header = start.length;
        bytes = Arrays.copyOf(start, header + text.length);
        System.arraycopy(text, 0, bytes, header, text.length);
        time = header + event.indexOf(TIME) + BEFORE_HOUR;
        calls = IntStream.iterate(event.indexOf(CALL), at -> at >= 0, at -> event.indexOf(CALL, at + 1))
                .map(at -> at + header)
                .toArray();
    }

    /** The frames of a call, one for each step. */
    static List<Frame> ofCall() {
        return BridgedCallEvents.events().stream().map(Frame::new).toList();
    }

    int length() {
        return bytes.length;
    }

    /** Writes event {@code number} there, and returns its end. */
    int write(int number, byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, bytes.length);
        int call = CallNumbers.callOf(number);
        for (int position : calls) {
            digits(call, 7, to, at + position);
        }
        int seconds = number / 1000;
        digits(seconds / 3600, 2, to, at + time);
        digits(seconds / 60 % 60, 2, to, at + time + 3);
        digits(seconds % 60, 2, to, at + time + 6);
        digits(number % 1000, 3, to, at + time + 9);
        return at + bytes.length;
    }

    /** The event without its header. */
    byte[] text(int number) {
        byte[] written = new byte[bytes.length];
        write(number, written, 0);
        return Arrays.copyOfRange(written, header, written.length);
    }

    private static void digits(int value, int count, byte[] to, int at) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
