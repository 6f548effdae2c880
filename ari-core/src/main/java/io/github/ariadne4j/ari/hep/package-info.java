/**
 * Receives copies of SIP messages and RTCP reports from Asterisk's {@code res_hep_pjsip} and {@code res_hep_rtcp}
 * (HEPv3 over UDP): decodes them, keeps them in memory by SIP Call-ID, and writes capture files. Open
 * {@link io.github.ariadne4j.ari.hep.HepReceiver} first, then {@link io.github.ariadne4j.ari.hep.SipMessageStore}.
 * Imports {@code ari.request}, {@code ari.model} and {@code ari.json}; Netty is imported for the socket. Runs on a
 * thread of its own, never on the loop of an Asterisk.
 */
@NullMarked
package io.github.ariadne4j.ari.hep;

import org.jspecify.annotations.NullMarked;
