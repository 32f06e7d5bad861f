package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void every_signer_has_a_key_that_the_trusted_set_verifies() throws Exception {
    Keys keys = Keys.in(folder);

    JsonNode trusted = JSON.readTree(keys.trusted().toFile()).get("keys");
    assertThat(trusted).hasSize(Keys.SIGNERS.size());
    for (JsonNode open : trusted) {
      String signer = open.get("kid").textValue().split("-")[0];
      JsonNode secret = JSON.readTree(keys.privateKey(signer).toFile());
      assertThat(open.has("d")).isFalse();
      assertThat(number(open, "n").bitLength()).isEqualTo(2048);
      assertThat(secret.get("kid")).isEqualTo(open.get("kid"));
      assertThat(signedByOneVerifiedByOther(secret, open)).isTrue();
    }
  }

  @Test
  void what_exists_is_never_replaced() throws Exception {
    Keys keys = Keys.in(folder);
    String key = Files.readString(keys.privateKey("booking"));
    String secret = Files.readString(keys.quoteSecret());
    Files.delete(keys.privateKey("usage"));

    Keys.in(folder);

    assertThat(Files.readString(keys.privateKey("booking"))).isEqualTo(key);
    assertThat(Files.readString(keys.quoteSecret())).isEqualTo(secret);
    String newKid = JSON.readTree(keys.privateKey("usage").toFile()).get("kid").textValue();
    assertThat(Files.readString(keys.trusted())).contains(newKid);
  }

  @Test
  void only_the_owner_reads_what_is_private() throws Exception {
    Keys keys = Keys.in(folder);

    for (Path path : new Path[] {keys.privateKey("member"), keys.quoteSecret()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    byte[] secret = Base64.getUrlDecoder().decode(Files.readString(keys.quoteSecret()));
    assertThat(secret).hasSize(32);
  }

  @Test
  void two_that_ask_at_once_get_the_same_keys() {
    var contents =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i -> Keys.in(folder))
            .map(keys -> content(keys.trusted()))
            .distinct()
            .toList();

    assertThat(contents).hasSize(1);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean signedByOneVerifiedByOther(JsonNode secret, JsonNode open)
      throws Exception {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(
        rsa.generatePrivate(new RSAPrivateKeySpec(number(secret, "n"), number(secret, "d"))));
    signature.update(new byte[] {1, 2, 3});
    byte[] signed = signature.sign();
    signature.initVerify(
        rsa.generatePublic(new RSAPublicKeySpec(number(open, "n"), number(open, "e"))));
    signature.update(new byte[] {1, 2, 3});
    return signature.verify(signed);
  }

  private static BigInteger number(JsonNode key, String field) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(field).textValue()));
  }
}
