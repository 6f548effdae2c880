package io.github.ariadne4j.chaos.telephone;

/** G.711 (PCMU): a sign, three bits of exponent and four of mantissa, all inverted. */
final class MuLaw {
    private static final int BIAS = 0x84;

    private MuLaw() {}

    static byte encode(int linear) {
        int magnitude = Math.abs(linear) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int bits = (linear < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0F);
        return (byte) ~bits;
    }

    static int decode(byte muLaw) {
        int bits = ~muLaw & 0xFF;
        int magnitude = ((((bits & 0x0F) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
        return (bits & 0x80) == 0 ? magnitude : -magnitude;
    }
}
