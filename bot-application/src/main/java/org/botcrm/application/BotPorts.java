package org.botcrm.application;

import java.util.Objects;
import org.botcrm.application.chat.ChatPorts;
import org.botcrm.application.dialogue.DialoguePorts;
import org.botcrm.application.media.MediaPorts;
import org.botcrm.application.reply.SlowAnswerSettings;
import org.botcrm.application.template.TemplatePorts;
import org.botcrm.application.verification.CodePorts;
import org.botcrm.domain.cartera.CarteraLookup;
import org.botcrm.domain.chat.ReplyQueue;
import org.botcrm.domain.cliente.ClienteLookup;
import org.botcrm.domain.conversacion.ConversacionRepository;
import org.botcrm.domain.delivery.DeliveryAuthenticator;
import org.botcrm.domain.delivery.DeliveryParser;
import org.botcrm.domain.delivery.DeliveryStore;
import org.botcrm.domain.outbound.MessageSender;
import org.botcrm.domain.outbound.Outbox;

/**
 * What the bot needs from outside. Each may be swapped for another that passes its contract in the
 * test kit.
 *
 * @param authenticator tells Meta's deliveries from others
 * @param parser reads them
 * @param deliveries keeps them
 * @param replies the chats that wait for an answer
 * @param outbox the messages that wait to be sent
 * @param sender the way to Meta
 * @param conversaciones stored messages, to read
 * @param clientes the CRM's clients
 * @param others what it may have beside that
 */
public record BotPorts(
    DeliveryAuthenticator authenticator,
    DeliveryParser parser,
    DeliveryStore deliveries,
    ReplyQueue replies,
    Outbox outbox,
    MessageSender sender,
    ConversacionRepository conversaciones,
    ClienteLookup clientes,
    OptionalPorts others) {
  /** Refuses nulls, naming the port. */
  public BotPorts {
    Objects.requireNonNull(authenticator, "authenticator");
    Objects.requireNonNull(parser, "parser");
    Objects.requireNonNull(deliveries, "deliveries");
    Objects.requireNonNull(replies, "replies");
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(conversaciones, "conversaciones");
    Objects.requireNonNull(clientes, "clientes");
    Objects.requireNonNull(others, "others");
  }

  /** Of a bot that fetches no files, knows no templates, and in which only rules write. */
  public BotPorts(
      DeliveryAuthenticator authenticator,
      DeliveryParser parser,
      DeliveryStore deliveries,
      ReplyQueue replies,
      Outbox outbox,
      MessageSender sender,
      ConversacionRepository conversaciones,
      ClienteLookup clientes) {
    this(
        authenticator,
        parser,
        deliveries,
        replies,
        outbox,
        sender,
        conversaciones,
        clientes,
        OptionalPorts.NONE);
  }

  /** The same with files. */
  public BotPorts withMedia(MediaPorts ports) {
    return with(others.media(Objects.requireNonNull(ports, "ports")));
  }

  /** The same with a catalogue of templates. */
  public BotPorts withTemplates(TemplatePorts ports) {
    return with(others.templates(Objects.requireNonNull(ports, "ports")));
  }

  /** The same with chats that the lender's people can write in. */
  public BotPorts withChats(ChatPorts ports) {
    return with(others.chats(Objects.requireNonNull(ports, "ports")));
  }

  /** The same with something to see while an answer is slow. */
  public BotPorts withSlowAnswers(SlowAnswerSettings ports) {
    return with(others.slowAnswers(Objects.requireNonNull(ports, "ports")));
  }

  /** The same with records of loans and payments. */
  public BotPorts withCarteras(CarteraLookup ports) {
    return with(others.carteras(Objects.requireNonNull(ports, "ports")));
  }

  /** The same with one-time codes. */
  public BotPorts withCodes(CodePorts ports) {
    return with(others.codes(Objects.requireNonNull(ports, "ports")));
  }

  /** The same with a look at what dialogues leave behind. */
  public BotPorts withDialogues(DialoguePorts ports) {
    return with(others.dialogues(Objects.requireNonNull(ports, "ports")));
  }

  private BotPorts with(OptionalPorts more) {
    return new BotPorts(
        authenticator, parser, deliveries, replies, outbox, sender, conversaciones, clientes, more);
  }
}
