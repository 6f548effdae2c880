/**
 * The SIP messages of every call, as Asterisk's {@code res_hep_pjsip} sends copies of them (HEPv3 over UDP): received, decoded,
 * kept for a while by SIP Call-ID, and written as a capture file; and what RTCP reports of their media, summed up. Open {@link io.github.ariadne4j.ari.hep.HepReceiver} first, then
 * {@link io.github.ariadne4j.ari.hep.SipMessageStore}. Imports {@code ari.request}, {@code ari.model} and {@code ari.json}; Netty is imported for the socket. Runs on a
 * thread of its own, never on the loop of an Asterisk.
 */
@NullMarked
package io.github.ariadne4j.ari.hep;

import org.jspecify.annotations.NullMarked;
