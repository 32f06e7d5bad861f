package io.berth.booking.adapter.out.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.booking.application.port.Quotes;
import io.berth.foundation.problem.StrictJsonProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Quotes as HS256 signatures with booking's own secret, shared by its replicas in the file {@code
 * booking-quote.secret}. Their type {@code berth-quote} and their secret keep them from ever being
 * taken for a bearer token.
 */
@ApplicationScoped
public class SignedQuotes implements Quotes {
  private static final String TYPE = "berth-quote";
  private static final AlgorithmConstraints HS256_ONLY =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

  private final ObjectMapper mapper = StrictJsonProvider.mapper();
  private final String keys;
  private volatile SecretKey secret;

  @Inject
  public SignedQuotes(@ConfigProperty(name = "berth.keys") String keys) {
    this.keys = keys;
  }

  protected SignedQuotes() {
    this(null);
  }

  @Override
  public String sign(Quote quote) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
      signature.setHeader("typ", TYPE);
      signature.setKey(secret());
      signature.setPayload(mapper.writeValueAsString(quote));
      return signature.getCompactSerialization();
    } catch (JoseException | JsonProcessingException e) {
      throw new IllegalStateException("a quote can't be signed", e);
    }
  }

  @Override
  public Optional<Quote> read(String signed) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(HS256_ONLY);
      signature.setKey(secret());
      signature.setCompactSerialization(signed);
      if (!signature.verifySignature() || !TYPE.equals(signature.getHeader("typ"))) {
        return Optional.empty();
      }
      return Optional.of(mapper.readValue(signature.getPayload(), Quote.class));
    } catch (JoseException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private SecretKey secret() {
    if (secret == null) {
      Path file = Path.of(keys, "booking-quote.secret");
      try {
        byte[] bytes = Base64.getUrlDecoder().decode(Files.readString(file).trim());
        secret = new SecretKeySpec(bytes, "HmacSHA256");
      } catch (IOException e) {
        throw new UncheckedIOException("the secret " + file + " can't be read", e);
      }
    }
    return secret;
  }
}
