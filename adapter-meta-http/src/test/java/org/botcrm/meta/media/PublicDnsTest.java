package org.botcrm.meta.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicDnsTest {
  @Test
  void onePrivateAddressAmongManyIsEnoughToRefuseAName() throws UnknownHostException {
    List<InetAddress> mixed =
        List.of(InetAddress.getByName("157.240.1.1"), InetAddress.getByName("10.0.0.1"));

    assertThatThrownBy(() -> new PublicDns(host -> mixed, host -> false).lookup("x.fbcdn.net"))
        .isInstanceOf(PublicDns.PrivateAddressException.class);
    assertThat(new PublicDns(host -> mixed, "simulador"::equals).lookup("simulador"))
        .isEqualTo(mixed);
  }
}
