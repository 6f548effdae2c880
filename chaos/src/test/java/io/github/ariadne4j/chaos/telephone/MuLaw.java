package io.github.ariadne4j.chaos.telephone;

/** Encodes G.711 as Asterisk does. */
final class MuLaw {
    private static final int BIAS = 0x84;

    private MuLaw() {}

    static byte of(int linear) {
        int magnitude = Math.abs(linear) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int bits = (linear < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0F);
        return (byte) ~bits;
    }
}
