package io.berth.notification.application;

import io.berth.notification.application.port.MailQueue.Ticket;
import io.berth.notification.application.port.Mailer;
import io.berth.notification.application.port.MemberDirectory;
import io.berth.notification.application.port.MemberDirectory.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The journey of an e-mail: taken from the queue, its address asked of member, handed to the mail
 * server, noted as sent. Each step is safe to repeat; who dies between the last two leaves it to be
 * sent again, with the same Message-ID, when the lease is over.
 */
@ApplicationScoped
public class SendMails {
  private final TakeMail takeMail;
  private final MemberDirectory members;
  private final Wording wording;
  private final Mailer mailer;

  @Inject
  public SendMails(TakeMail takeMail, MemberDirectory members, Wording wording, Mailer mailer) {
    this.takeMail = takeMail;
    this.members = members;
    this.wording = wording;
    this.mailer = mailer;
  }

  protected SendMails() {
    this(null, null, null, null);
  }

  public List<Ticket> due(int limit) {
    return takeMail.due(limit);
  }

  public void send(Ticket found) {
    takeMail.take(found).ifPresent(this::send);
  }

  private void send(TakeMail.Errand errand) {
    try {
      Optional<Contact> contact = members.find(errand.notice().recipient());
      if (contact.isEmpty()) {
        takeMail.refused(errand.ticket(), "member-unknown");
        return;
      }
      mailer.send(wording.letter(errand.notice(), errand.known(), contact.get()));
    } catch (Mailer.Refused e) {
      takeMail.refused(errand.ticket(), e.getMessage());
      return;
    } catch (Mailer.Away | MemberDirectory.Silent e) {
      takeMail.putOff(errand.ticket(), e.getMessage());
      return;
    }
    takeMail.sent(errand.ticket());
  }
}
